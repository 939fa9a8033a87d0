/// E-mail addresses as keys: the one place that decides when two spellings are the same address.
@NullMarked
package io.rollcall.scim.address;

import org.jspecify.annotations.NullMarked;
