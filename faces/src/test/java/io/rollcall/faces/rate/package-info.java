@NullMarked
package io.rollcall.faces.rate;

import org.jspecify.annotations.NullMarked;
