/// What `./bench` runs: the built program in a process of its own, measured over HTTP by this one,
/// in turns with what the machine can do at most ([Machine]).
@NullMarked
package io.rollcall.bench;

import org.jspecify.annotations.NullMarked;
