/// The messages of the protocol that are not resources: errors, lists, searches and Bulk requests,
/// and the names (URNs) by which messages are known (RFC 7644 §3); and what we accept beyond the
/// RFC: [Leniency] lists it, a [Reading] keeps count of it for one request.
@NullMarked
package io.rollcall.scim.message;

import org.jspecify.annotations.NullMarked;
