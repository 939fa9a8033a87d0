/// The service as an operator runs it: TLS, logs, figures, health, signals and files, from outside.
@NullMarked
package io.rollcall.e2e.operations;

import org.jspecify.annotations.NullMarked;
