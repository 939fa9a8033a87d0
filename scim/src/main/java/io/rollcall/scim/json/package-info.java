/// JSON as immutable values, and the one codec that reads and writes them.
///
/// Everything SCIM says travels as JSON; a resource, a message or an error is a [Json.Obj] here.
@NullMarked
package io.rollcall.scim.json;

import org.jspecify.annotations.NullMarked;
