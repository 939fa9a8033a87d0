/// The directory service from outside, where only the whole program can show it: what it
/// acknowledged survives its death, no tenant sees or changes another, and the engine keeps to what
/// it allows.
@NullMarked
package io.rollcall.e2e.service;

import org.jspecify.annotations.NullMarked;
