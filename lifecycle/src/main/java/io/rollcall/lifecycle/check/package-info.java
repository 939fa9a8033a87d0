/// Stage four: the gates that a plan passes before anything is sent. Pure.
@NullMarked
package io.rollcall.lifecycle.check;

import org.jspecify.annotations.NullMarked;
