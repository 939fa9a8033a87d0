/// Sources that are real servers, started by the tests themselves: OpenLDAP's slapd and a Samba
/// Active Directory.
@NullMarked
package io.rollcall.e2e.source;

import org.jspecify.annotations.NullMarked;
