/// The launcher, in a small checkout of its own with a Maven and a JDK that only pretend: what it
/// decides and guards, in milliseconds. That it builds and starts the real program is what every
/// other black-box test relies on.
@NullMarked
package io.rollcall.e2e.launcher;

import org.jspecify.annotations.NullMarked;
