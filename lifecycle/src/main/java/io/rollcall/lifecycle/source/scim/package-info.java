/// People from any SCIM 2.0 server: all Users, or the members of one group.
@NullMarked
package io.rollcall.lifecycle.source.scim;

import org.jspecify.annotations.NullMarked;
