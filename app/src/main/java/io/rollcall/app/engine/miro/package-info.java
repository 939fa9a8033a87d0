/// Miro's part of the configuration.
@NullMarked
package io.rollcall.app.engine.miro;

import org.jspecify.annotations.NullMarked;
