/// Data that earlier versions wrote, opened by the program of this checkout.
@NullMarked
package io.rollcall.e2e.upgrade;

import org.jspecify.annotations.NullMarked;
