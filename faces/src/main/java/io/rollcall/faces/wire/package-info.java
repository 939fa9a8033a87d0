/// HTTP as plain values: a request that has been read, an answer that will be written, and the
/// [Face][io.rollcall.faces.wire.Face] that turns one into the other. The web server is on the
/// other side of these types; nothing in here or below knows which one it is.
@NullMarked
package io.rollcall.faces.wire;

import org.jspecify.annotations.NullMarked;
