@NullMarked
package io.rollcall.app.rehearse;

import org.jspecify.annotations.NullMarked;
