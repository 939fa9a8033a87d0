/// Stage six: what happened, in words and as JSON.
@NullMarked
package io.rollcall.lifecycle.report;

import org.jspecify.annotations.NullMarked;
