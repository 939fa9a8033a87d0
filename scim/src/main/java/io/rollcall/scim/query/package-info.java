/// What a store needs to answer filters and sorting (RFC 7644 §3.4.2) without knowing anything of
/// SCIM's rules for comparing: [SearchDocument] says a resource as texts whose plain order, code
/// point by code point, is the order of the values ([SortKey]), each under one name ([SearchPath]).
@NullMarked
package io.rollcall.scim.query;

import org.jspecify.annotations.NullMarked;
