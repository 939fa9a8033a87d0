/// Tests of the standard face that need to reach behind it.
@NullMarked
package io.rollcall.faces.standard;

import org.jspecify.annotations.NullMarked;
