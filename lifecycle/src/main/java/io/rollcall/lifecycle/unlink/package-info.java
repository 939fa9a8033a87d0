/// Cuts many accounts from the records by which identity providers drive them, one after the other,
/// and keeps what came of each in a file, so that it can be gone on with.
@NullMarked
package io.rollcall.lifecycle.unlink;

import org.jspecify.annotations.NullMarked;
