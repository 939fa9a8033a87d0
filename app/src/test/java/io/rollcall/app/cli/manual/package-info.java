@NullMarked
package io.rollcall.app.cli.manual;

import org.jspecify.annotations.NullMarked;
