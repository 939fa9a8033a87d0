/// Calls over HTTP that know what a target allows and what a lost answer means: they keep to its
/// rates, wait when it asks, repeat only what is harmless to repeat, and say in {@link
/// io.rollcall.lifecycle.target.TargetTrouble} whether a write may have happened.
@NullMarked
package io.rollcall.lifecycle.http;

import org.jspecify.annotations.NullMarked;
