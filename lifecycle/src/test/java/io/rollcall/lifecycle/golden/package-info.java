/// Golden scripts: commands in, expected text out. Each documents one behaviour of the engine; a
/// change of behaviour shows as a change of text.
@NullMarked
package io.rollcall.lifecycle.golden;

import org.jspecify.annotations.NullMarked;
