/// Miro's face over real HTTP, on a database of its own for each test.
@NullMarked
package io.rollcall.faces.miro;

import org.jspecify.annotations.NullMarked;
