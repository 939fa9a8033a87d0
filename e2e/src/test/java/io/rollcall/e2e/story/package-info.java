/// The story that Rollcall was made for, from outside: a rename that a script mistook for a hire. A
/// company in LDAP, the directory service as the vendor, the engine between them; and what is left
/// when the engine is killed in the middle.
@NullMarked
package io.rollcall.e2e.story;

import org.jspecify.annotations.NullMarked;
