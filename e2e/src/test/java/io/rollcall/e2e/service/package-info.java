/// The directory service from outside, where only the whole program can show it: what it
/// acknowledged survives its death, and no tenant sees or changes another.
@NullMarked
package io.rollcall.e2e.service;

import org.jspecify.annotations.NullMarked;
