/// `doctor`: tries everything that a configuration names, and changes nothing.
@NullMarked
package io.rollcall.app.engine.doctor;

import org.jspecify.annotations.NullMarked;
