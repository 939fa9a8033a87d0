/// The commands of the directory service, run in this process.
@NullMarked
package io.rollcall.app;

import org.jspecify.annotations.NullMarked;
