/// The kinds of source that a configuration can name in `type:`, and how each is read.
@NullMarked
package io.rollcall.app.engine.source;

import org.jspecify.annotations.NullMarked;
