/// The faces over real HTTP.
@NullMarked
package io.rollcall.faces;

import org.jspecify.annotations.NullMarked;
