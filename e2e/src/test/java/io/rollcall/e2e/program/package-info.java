/// The built program from outside: what its command line promises to everybody.
@NullMarked
package io.rollcall.e2e.program;

import org.jspecify.annotations.NullMarked;
