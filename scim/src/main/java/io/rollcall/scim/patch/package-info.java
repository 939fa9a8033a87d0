/// PATCH (RFC 7644 §3.5.2). [PatchRequest] reads a body, with the forms that identity providers
/// really send, into operations that say one thing in one way; [Patch] applies operations to a
/// resource; [MemberChange] is the same for the members of a group, which are rows and no document.
@NullMarked
package io.rollcall.scim.patch;

import org.jspecify.annotations.NullMarked;
