/// Stage three: the smallest safe ordered set of changes, with reasons. Pure: the same input gives
/// the same plan, byte for byte.
@NullMarked
package io.rollcall.lifecycle.plan;

import org.jspecify.annotations.NullMarked;
