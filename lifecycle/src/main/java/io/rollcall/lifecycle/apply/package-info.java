/// Stage five: journal, send, verify. The only stage that changes a target.
@NullMarked
package io.rollcall.lifecycle.apply;

import org.jspecify.annotations.NullMarked;
