/// Filters (RFC 7644 §3.4.2.2) and PATCH paths (§3.5.2) as values: [FilterParser] reads them,
/// [FilterTyping] checks them against a schema, [Matcher] decides whether a resource matches.
/// Whoever turns a filter into SQL starts from a typed one.
@NullMarked
package io.rollcall.scim.filter;

import org.jspecify.annotations.NullMarked;
