/// TLS, with certificates made for the test.
@NullMarked
package io.rollcall.faces.tls;

import org.jspecify.annotations.NullMarked;
