/// `demo`: the whole story on real parts, on this machine alone. A company in an LDAP server, its
/// app in the directory service, the engine between them, a careless script, and what heals the
/// harm it does. The only package besides the vendors' own that names a vendor.
@NullMarked
package io.rollcall.app.demo;

import org.jspecify.annotations.NullMarked;
