/// Atlassian as a target of a configuration.
@NullMarked
package io.rollcall.app.engine.atlassian;

import org.jspecify.annotations.NullMarked;
