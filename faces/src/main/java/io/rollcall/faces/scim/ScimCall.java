package io.rollcall.faces.scim;

import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What somebody wants of SCIM, from an HTTP request or from an operation of a bulk request: the
/// same reader reads both.
///
/// @param path below the SCIM base
/// @param body throws [io.rollcall.scim.message.ScimException] when there is none that can be read
/// @param versionFrom where `ifMatch` was found, for messages
record ScimCall(
    String method,
    List<String> path,
    Query query,
    Supplier<Json> body,
    String versionFrom,
    Optional<String> ifMatch,
    Optional<String> ifNoneMatch) {

  ScimCall {
    path = List.copyOf(path);
  }

  /// @param mostBytes the largest body
  static ScimCall of(WireRequest wire, List<String> tail, int mostBytes) {
    return new ScimCall(
        wire.method(),
        tail,
        wire.query(),
        () -> ScimBody.of(wire, mostBytes),
        "If-Match",
        wire.header("if-match"),
        wire.header("if-none-match"));
  }
}
