/// The configuration of the engine, and what is told about it.
@NullMarked
package io.rollcall.app.engine;

import org.jspecify.annotations.NullMarked;
