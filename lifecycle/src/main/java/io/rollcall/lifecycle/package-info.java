/// The lifecycle engine. {@link io.rollcall.lifecycle.Engine} is its front door; the stages of a
/// run are packages of their own, in this order: observe, correlate, plan, check, apply, report. No
/// stage calls an earlier one.
@NullMarked
package io.rollcall.lifecycle;

import org.jspecify.annotations.NullMarked;
