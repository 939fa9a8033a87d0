package io.rollcall.faces.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts a `$ref` beside every id of another resource: a user's groups and manager, a group's
/// members (RFC 7643 §2.3.7, §4).
///
/// @param base the SCIM base URL
record References(String base) {
  private static final String REF = "$ref";
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{19}");

  Json.Obj in(Json.Obj resource) {
    return manager(list(list(resource, "groups", Kind.GROUP), "members", Kind.USER));
  }

  private Json.Obj list(Json.Obj resource, String attribute, Kind otherwise) {
    List<Json.Obj> values = resource.objects(attribute);
    return values.isEmpty()
        ? resource
        : resource.with(
            attribute,
            Json.array(
                values.stream().map(value -> linked(value, kind(value, otherwise))).toList()));
  }

  /// The type of a member is `User` or `Group`; that of a user's group says how it came to it.
  private static Kind kind(Json.Obj value, Kind otherwise) {
    return value.string("type").filter("Group"::equals).isPresent() ? Kind.GROUP : otherwise;
  }

  /// A manager is whatever the client wrote; only what looks like an id of ours leads anywhere.
  private Json.Obj manager(Json.Obj resource) {
    Optional<Json.Obj> enterprise = resource.object(Schemas.ENTERPRISE_URN);
    Optional<Json.Obj> manager =
        enterprise
            .flatMap(extension -> extension.object("manager"))
            .filter(
                value -> value.string("value").filter(id -> ID.matcher(id).matches()).isPresent());
    return manager
        .map(value ->
            resource.with(
                Schemas.ENTERPRISE_URN,
                enterprise.orElseThrow().with("manager", linked(value, Kind.USER))))
        .orElse(resource);
  }

  private Json.Obj linked(Json.Obj value, Kind kind) {
    return value
        .string("value")
        .map(id -> value.with(REF, Json.string(base + kind.endpoint() + "/" + id)))
        .orElse(value);
  }
}
