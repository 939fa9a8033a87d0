/// Requests as values.
@NullMarked
package io.rollcall.faces.wire;

import org.jspecify.annotations.NullMarked;
