@NullMarked
package io.rollcall.app.cli;

import org.jspecify.annotations.NullMarked;
