/// Stage two: which account is whose. Pure: the same observation gives the same answer.
@NullMarked
package io.rollcall.lifecycle.correlate;

import org.jspecify.annotations.NullMarked;
