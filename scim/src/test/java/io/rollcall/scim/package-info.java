/// Tests of the module as its users see it: only what is public.
@NullMarked
package io.rollcall.scim;

import org.jspecify.annotations.NullMarked;
