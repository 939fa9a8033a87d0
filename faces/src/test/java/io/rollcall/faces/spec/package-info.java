/// The specification files over HTTP: every case in `spec/http` is played against the real server
/// on both databases.
@NullMarked
package io.rollcall.faces.spec;

import org.jspecify.annotations.NullMarked;
