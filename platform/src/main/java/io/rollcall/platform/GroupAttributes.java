package io.rollcall.platform;

import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.query.SearchDocument;
import io.rollcall.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a SCIM Group says of itself, parted into what are columns and the rest. Its members are
/// rows and not among it.
///
/// @param displayName empty if there is none, which no group may have
/// @param document the attributes that are kept as they were sent
record GroupAttributes(String displayName, Optional<String> externalId, Json.Obj document) {
  private static final String DISPLAY_NAME = "displayName";
  private static final String EXTERNAL_ID = "externalId";
  private static final Set<String> NOT_IN_DOCUMENT =
      Set.of("schemas", "id", "meta", "members", DISPLAY_NAME, EXTERNAL_ID);

  /// A group whose name is all that is known of it.
  static GroupAttributes named(String displayName) {
    return new GroupAttributes(displayName, Optional.empty(), Json.Obj.EMPTY);
  }

  GroupAttributes withDisplayName(String name) {
    return new GroupAttributes(name, externalId, document);
  }

  /// Where a group is the twin of a team, only its name is kept.
  ///
  /// @throws ScimException invalidValue if a value is too long
  static GroupAttributes read(Json.Obj resource, Preset preset) {
    String name = resource.string(DISPLAY_NAME).map(String::strip).orElse("");
    NameLength.check(DISPLAY_NAME, name);
    return switch (preset.userIs()) {
      case MEMBERSHIP -> named(name);
      case RECORD -> new GroupAttributes(name, externalId(resource), document(resource));
    };
  }

  static GroupAttributes of(GroupRows.Row row) {
    Json document = JsonCodec.parse(row.document().getBytes(StandardCharsets.UTF_8));
    return new GroupAttributes(
        row.displayName(),
        row.externalId(),
        document instanceof Json.Obj object ? object : Json.Obj.EMPTY);
  }

  private static Optional<String> externalId(Json.Obj resource) {
    Optional<String> externalId = resource.string(EXTERNAL_ID).filter(text -> !text.isBlank());
    externalId.ifPresent(text -> NameLength.check(EXTERNAL_ID, text));
    return externalId;
  }

  private static Json.Obj document(Json.Obj resource) {
    Map<String, Json> kept = new LinkedHashMap<>(resource.members());
    kept.keySet().removeAll(NOT_IN_DOCUMENT);
    return new Json.Obj(kept);
  }

  /// What a PATCH works on.
  Json.Obj resource() {
    return Json.object()
        .putIfPresent(EXTERNAL_ID, externalId)
        .put(DISPLAY_NAME, displayName)
        .putAll(document)
        .build();
  }

  /// This group as a row: a new one, if it has no version before.
  GroupRows.Row row(Place place, ResourceType type, long version, long createdAt, long changedAt) {
    return new GroupRows.Row(
        place.id(),
        place.ownerId(),
        place.organizationId(),
        externalId,
        displayName,
        StoredText.of(document),
        search(type),
        version,
        createdAt,
        changedAt);
  }

  String search(ResourceType type) {
    Json.Obj complete = resource();
    return JsonCodec.text(
        SearchDocument.of(complete.with("schemas", Json.strings(type.schemasOf(complete))), type));
  }

  /// Which group it is, and whose.
  record Place(String id, String ownerId, String organizationId) {
    static Place of(GroupRows.Row row) {
      return new Place(row.id(), row.ownerId(), row.organizationId());
    }
  }
}
