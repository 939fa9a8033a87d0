/// TLS from PEM files, as certificate authorities and their tools write them. What is wrong with a
/// file is said in one sentence for the administrator; a renewed file is taken up while the service
/// runs.
@NullMarked
package io.rollcall.faces.tls;

import org.jspecify.annotations.NullMarked;
