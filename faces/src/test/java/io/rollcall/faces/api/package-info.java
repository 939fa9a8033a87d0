@NullMarked
package io.rollcall.faces.api;

import org.jspecify.annotations.NullMarked;
