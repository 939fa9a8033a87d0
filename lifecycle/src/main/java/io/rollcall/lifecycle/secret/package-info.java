/// Passwords and tokens on their way from the configuration to the one place that sends them.
@NullMarked
package io.rollcall.lifecycle.secret;

import org.jspecify.annotations.NullMarked;
