/// People from an LDAP server: Active Directory, OpenLDAP, 389, or any other that speaks LDAPv3. A
/// read counts only when the server said itself that nothing is missing.
@NullMarked
package io.rollcall.lifecycle.source.ldap;

import org.jspecify.annotations.NullMarked;
