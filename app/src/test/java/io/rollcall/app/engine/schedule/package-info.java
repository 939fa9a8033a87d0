/// Tests of schedules, in which time goes by hand.
@NullMarked
package io.rollcall.app.engine.schedule;

import org.jspecify.annotations.NullMarked;
