package io.rollcall.scim.patch;

import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.PatchPath;
import io.rollcall.scim.json.Json;
import java.util.Optional;

/// One operation of a PATCH (RFC 7644 §3.5.2). Without a path, the value is an object whose members
/// are each added or replaced.
public sealed interface PatchOperation {

  record Add(Optional<PatchPath> path, Json value) implements PatchOperation {}

  record Replace(Optional<PatchPath> path, Json value) implements PatchOperation {}

  /// A value means (as Entra does) that these values are removed from the list, and not all.
  record Remove(PatchPath at, Optional<Json> value) implements PatchOperation {
    @Override
    public Optional<PatchPath> path() {
      return Optional.of(at);
    }
  }

  Optional<PatchPath> path();

  /// An operation on a path in the protocol's notation, for callers that write requests.
  static PatchOperation add(String path, Json value) {
    return new Add(Optional.of(FilterParser.parsePath(path)), value);
  }

  static PatchOperation replace(String path, Json value) {
    return new Replace(Optional.of(FilterParser.parsePath(path)), value);
  }

  static PatchOperation remove(String path) {
    return new Remove(FilterParser.parsePath(path), Optional.empty());
  }

  /// As it stands in `Operations`.
  default Json.Obj json() {
    return switch (this) {
      case Add(Optional<PatchPath> path, Json value) -> json("add", path, Optional.of(value));
      case Replace(Optional<PatchPath> path, Json value) ->
          json("replace", path, Optional.of(value));
      case Remove(PatchPath at, Optional<Json> value) -> json("remove", Optional.of(at), value);
    };
  }

  private static Json.Obj json(String op, Optional<PatchPath> path, Optional<Json> value) {
    Json.Builder json =
        Json.object().put("op", op).putIfPresent("path", path.map(PatchPath::print));
    value.ifPresent(v -> json.put("value", v));
    return json.build();
  }
}
