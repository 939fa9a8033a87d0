/// Any app with SCIM 2.0 as a target of a configuration.
@NullMarked
package io.rollcall.app.engine.scim;

import org.jspecify.annotations.NullMarked;
