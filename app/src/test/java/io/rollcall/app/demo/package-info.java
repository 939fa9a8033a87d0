@NullMarked
package io.rollcall.app.demo;

import org.jspecify.annotations.NullMarked;
