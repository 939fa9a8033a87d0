/// The administration API under `/api/…`: everything inside one organization, for programs that
/// hold a key of it. A key names its organization, so no path does, and what belongs to others
/// cannot be told from what does not exist. Plain JSON; errors are problems of RFC 9457.
@NullMarked
package io.rollcall.faces.api;

import org.jspecify.annotations.NullMarked;
