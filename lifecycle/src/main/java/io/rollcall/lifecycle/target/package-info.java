/// Where accounts live: what the engine asks of every target, the facts it declares about itself,
/// and one package per target. Nothing outside a target's own package knows its vendor.
@NullMarked
package io.rollcall.lifecycle.target;

import org.jspecify.annotations.NullMarked;
