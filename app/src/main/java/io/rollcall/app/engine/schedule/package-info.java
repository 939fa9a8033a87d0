/// Schedules: what `serve -c` does besides serving. Reads `schedule:`, watches the file, begins
/// runs when they are due, and says what came of them.
@NullMarked
package io.rollcall.app.engine.schedule;

import org.jspecify.annotations.NullMarked;
