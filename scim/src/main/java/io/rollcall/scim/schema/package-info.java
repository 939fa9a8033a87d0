/// Which attributes a resource has, and their characteristics (RFC 7643 §2.2, §7): read from the
/// RFC's own JSON, so that the rules for a value are data and not code. Whoever needs to know what
/// a path names, or whether a value fits, asks a [ResourceType].
@NullMarked
package io.rollcall.scim.schema;

import org.jspecify.annotations.NullMarked;
