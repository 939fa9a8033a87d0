/// `serve -c`: runs that begin by themselves.
@NullMarked
package io.rollcall.e2e.schedule;

import org.jspecify.annotations.NullMarked;
