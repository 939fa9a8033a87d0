/// The stage for black-box tests: the built program as a process that can be killed, a company in a
/// real LDAP server, and wires that can be cut at an exact request.
@NullMarked
package io.rollcall.e2e.stage;

import org.jspecify.annotations.NullMarked;
