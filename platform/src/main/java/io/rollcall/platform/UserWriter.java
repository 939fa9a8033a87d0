package io.rollcall.platform;

import io.rollcall.platform.sql.GroupReferences;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a User's resource under a preset.
record UserWriter(Preset preset) {

  User user(UserRow row, List<GroupReferences.InGroup> groups) {
    Json.Obj stored = stored(row);
    Json.Builder resource = Json.object().put("id", id(row)).putAll(stored);
    resource.put("displayName", row.record().displayName());
    if (!groups.isEmpty()) {
      resource.put("groups", groups.stream().map(this::reference).toList());
    }
    Json.Obj complete = resource.build();
    return new User(
        id(row),
        row.record().version(),
        Instant.ofEpochMilli(row.record().createdAt()),
        Instant.ofEpochMilli(row.record().changedAt()),
        Json.object()
            .put("schemas", Json.strings(ResourceType.user().schemasOf(complete)))
            .putAll(complete)
            .build());
  }

  /// What a PATCH works on: everything that a client may change, and nothing that is derived.
  Json.Obj stored(UserRow row) {
    Json.Obj document = document(row);
    Json.Builder resource =
        Json.object()
            .putIfPresent("externalId", row.record().externalId())
            .put("userName", row.account().address())
            .put("active", row.membership().status() == Status.ACTIVE)
            .putIfPresent("userType", row.membership().license().or(preset::defaultLicense))
            .putAll(document);
    resource.put("emails", List.of(email(row)));
    resource.put("roles", roles(row, document));
    return resource.build();
  }

  String id(UserRow row) {
    return switch (preset.scimIdIs()) {
      case ACCOUNT -> row.account().id();
      case RECORD -> row.record().id();
    };
  }

  static Json.Obj document(UserRow row) {
    return JsonCodec.parse(row.record().document().getBytes(StandardCharsets.UTF_8))
            instanceof Json.Obj document
        ? document
        : Json.Obj.EMPTY;
  }

  private static Json email(UserRow row) {
    return Json.object()
        .put("value", row.account().address())
        .put("type", "work")
        .put("primary", true)
        .build();
  }

  private List<Json> roles(UserRow row, Json.Obj document) {
    List<Json> roles = new ArrayList<>();
    preset
        .roles()
        .ifPresent(spelling ->
            spelling
                .name(Role.ofCode(row.membership().role()))
                .ifPresent(name ->
                    roles.add(
                        Json.object()
                            .put("type", spelling.type())
                            .put("value", name)
                            .put("primary", true)
                            .build())));
    roles.addAll(document.items("roles"));
    return roles;
  }

  /// Where groups are teams', all are direct and none says so.
  private Json reference(GroupReferences.InGroup group) {
    Optional<String> type =
        preset.userIs() == Preset.UserIs.RECORD
            ? Optional.of(group.direct() ? "direct" : "indirect")
            : Optional.empty();
    return Json.object()
        .put("value", group.id())
        .put("display", group.display())
        .putIfPresent("type", type)
        .build();
  }
}
