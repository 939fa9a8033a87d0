/// TLS with certificates of one's own: who may sign for the other side, and what we show of
/// ourselves.
@NullMarked
package io.rollcall.lifecycle.tls;

import org.jspecify.annotations.NullMarked;
