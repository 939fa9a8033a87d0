/// What an operator sees of the service at work: a line for every request, and figures for
/// Prometheus. Nothing here ever holds a body, a query, a token, or anything else that a client may
/// have put into a request, but for a well-formed request id.
@NullMarked
package io.rollcall.faces.watch;

import org.jspecify.annotations.NullMarked;
