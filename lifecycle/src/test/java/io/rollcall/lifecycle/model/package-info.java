/// What the model says by itself.
@NullMarked
package io.rollcall.lifecycle.model;

import org.jspecify.annotations.NullMarked;
