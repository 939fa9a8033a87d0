/// Tests of the built program from outside: its command line, HTTP and LDAP, nothing else. What
/// they share is in `stage`; what the source code itself must keep to is checked in `house`.
@NullMarked
package io.rollcall.e2e;

import org.jspecify.annotations.NullMarked;
