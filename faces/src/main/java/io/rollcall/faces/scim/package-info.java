/// What every SCIM face shares, in the order a request walks through it:
/// [ScimReader][io.rollcall.faces.scim.ScimReader] (bytes to a
/// [ScimRequest][io.rollcall.faces.scim.ScimRequest], once),
/// [ScimActs][io.rollcall.faces.scim.ScimActs] (the act of the platform that it asks for) and
/// [ScimWriter][io.rollcall.faces.scim.ScimWriter] (the one way back). A vendor's
/// [Dialect][io.rollcall.faces.scim.Dialect] says where it differs.
@NullMarked
package io.rollcall.faces.scim;

import org.jspecify.annotations.NullMarked;
