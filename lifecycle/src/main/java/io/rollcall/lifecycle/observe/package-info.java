/// Stage one: everything a plan is made from, as one value. Reads the source and the target;
/// changes neither.
@NullMarked
package io.rollcall.lifecycle.observe;

import org.jspecify.annotations.NullMarked;
