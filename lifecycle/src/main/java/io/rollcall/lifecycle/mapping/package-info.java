/// Expressions of the configuration in CEL (the Common Expression Language): what a target shall
/// show of a person, and who is in scope. Compiled and type-checked when the configuration is read;
/// pure, bounded, and without any way to the outside.
@NullMarked
package io.rollcall.lifecycle.mapping;

import org.jspecify.annotations.NullMarked;
