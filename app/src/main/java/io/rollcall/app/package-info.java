/// The program: its entry point and what every command shares. The commands themselves live in the
/// packages below, `service` for the directory service and `engine` for the lifecycle engine, and
/// are wired by hand with `new`.
@NullMarked
package io.rollcall.app;

import org.jspecify.annotations.NullMarked;
