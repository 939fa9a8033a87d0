/// What all commands share: how they print, ask, fail, find their data and take options from the
/// environment.
@NullMarked
package io.rollcall.app.cli;

import org.jspecify.annotations.NullMarked;
