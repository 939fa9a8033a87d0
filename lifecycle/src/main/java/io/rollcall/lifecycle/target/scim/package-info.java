/// Any SCIM 2.0 server: what all of them have in common, and a target that asks for nothing more. A
/// vendor with words of its own brings a {@link io.rollcall.lifecycle.target.scim.Dialect}.
@NullMarked
package io.rollcall.lifecycle.target.scim;

import org.jspecify.annotations.NullMarked;
