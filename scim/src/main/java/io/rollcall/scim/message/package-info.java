/// The messages of the protocol that are not resources: errors, lists, and the names (URNs) by
/// which messages are known (RFC 7644 §3), and the list of what we accept beyond the RFC.
@NullMarked
package io.rollcall.scim.message;

import org.jspecify.annotations.NullMarked;
