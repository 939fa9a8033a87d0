/// When runs are due, and whose turn it is to run them, among all processes on the same data.
@NullMarked
package io.rollcall.lifecycle.schedule;

import org.jspecify.annotations.NullMarked;
