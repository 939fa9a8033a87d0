/// What every target shares.
@NullMarked
package io.rollcall.lifecycle.target;

import org.jspecify.annotations.NullMarked;
