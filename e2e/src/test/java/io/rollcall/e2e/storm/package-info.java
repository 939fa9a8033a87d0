/// What the engine promises whatever happens (the invariants I1 to I10 of the design), at each kind
/// of target, over a wire that loses, breaks, delays, doubles and lies.
@NullMarked
package io.rollcall.e2e.storm;

import org.jspecify.annotations.NullMarked;
