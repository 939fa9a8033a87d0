/// The configuration file: YAML with positions, so that every mistake is told with its line, and
/// secrets by reference only. Knows no source and no target; their own readers take what they need
/// from a {@link io.rollcall.app.config.Section}.
@NullMarked
package io.rollcall.app.config;

import org.jspecify.annotations.NullMarked;
