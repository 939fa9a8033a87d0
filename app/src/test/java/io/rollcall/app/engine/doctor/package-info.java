@NullMarked
package io.rollcall.app.engine.doctor;

import org.jspecify.annotations.NullMarked;
