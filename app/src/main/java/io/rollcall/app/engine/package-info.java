/// The commands of the lifecycle engine, and how a configuration becomes an engine.
@NullMarked
package io.rollcall.app.engine;

import org.jspecify.annotations.NullMarked;
