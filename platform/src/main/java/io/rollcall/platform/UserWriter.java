package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.GroupReferences;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a User's resource under a preset.
///
/// @param type the resource type, with the organization's extension schemas
/// @param known the names of its attributes
record UserWriter(Preset preset, ResourceType type, Set<String> known) {

  UserWriter(Preset preset, ResourceType type) {
    this(
        preset,
        type,
        type.attributes().stream().map(Attribute::name).collect(Collectors.toUnmodifiableSet()));
  }

  static UserWriter of(Caller.OfDirectory caller) {
    return new UserWriter(caller.preset(), caller.types().user());
  }

  User user(UserRow row, List<GroupReferences.InGroup> groups) {
    Json.Builder resource = Json.object().put("id", id(row)).putAll(shown(row));
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
            .put("schemas", Json.strings(type.schemasOf(complete)))
            .putAll(complete)
            .build());
  }

  /// What is shown of the User itself, and what filters ask. A User that is the membership always
  /// has a name; a record says what it was sent.
  Json.Obj shown(UserRow row) {
    Json.Obj stored = stored(row);
    return switch (preset.userIs()) {
      case MEMBERSHIP -> stored.with("displayName", Json.string(row.record().displayName()));
      case RECORD -> withAccount(stored, row.account());
    };
  }

  /// A record that was cut from its account shows none.
  private Json.Obj withAccount(Json.Obj stored, AccountRow account) {
    return preset
        .shape()
        .account()
        .filter(_ -> !account.isPlaceholder())
        .map(shown ->
            stored.with(shown.urn(), Json.object().put(shown.name(), account.id()).build()))
        .orElse(stored);
  }

  /// What a PATCH works on: everything that a client may change, and nothing that is derived.
  Json.Obj stored(UserRow row) {
    Json.Obj document = document(row, true);
    Json.Builder resource =
        Json.object()
            .putIfPresent("externalId", row.record().externalId())
            .put("userName", row.record().userName())
            .put("active", isActive(row))
            .putIfPresent("userType", row.membership().license().or(preset::defaultLicense))
            .putAll(document);
    switch (preset.addressIs()) {
      case USER_NAME -> resource.put("emails", List.of(email(row)));
      case MANAGED_ONLY, PRIMARY_EMAIL -> {}
    }
    preset.roles().ifPresent(spelling -> resource.put("roles", roles(spelling, row, document)));
    return resource.build();
  }

  /// What is kept and not shown, since no schema of the organization has it any more.
  Json.Obj hidden(UserRow row) {
    return document(row, false);
  }

  /// A PUT that keeps silent about role and license leaves them, where they are the membership's.
  ResourceRequest keepingMembership(ResourceRequest sent, Json.Obj stored) {
    Json.Builder kept = Json.object().putAll(sent.resource());
    preset.roles().ifPresent(_ -> keep("roles", sent, stored, kept));
    preset.defaultLicense().ifPresent(_ -> keep("userType", sent, stored, kept));
    return new ResourceRequest(kept.build(), sent.leniencies());
  }

  private static void keep(String name, ResourceRequest sent, Json.Obj stored, Json.Builder kept) {
    if (sent.resource().find(name).isEmpty()) {
      stored.find(name).ifPresent(value -> kept.put(name, value));
    }
  }

  boolean isActive(UserRow row) {
    return switch (preset.activeIs()) {
      case RECORD -> row.record().active();
      case MEMBERSHIP -> isActive(row.membership(), row.account());
      case ACCOUNT -> row.record().active() && !row.account().isDeleting();
    };
  }

  /// Whose account is disabled or in its deletion period is inactive everywhere.
  static boolean isActive(MembershipRow membership, AccountRow account) {
    return membership.status() == Status.ACTIVE && account.isUsable();
  }

  String id(UserRow row) {
    return switch (preset.scimIdIs()) {
      case ACCOUNT -> row.account().id();
      case RECORD -> row.record().id();
    };
  }

  private Json.Obj document(UserRow row, boolean ofKnownAttributes) {
    Map<String, Json> members = new LinkedHashMap<>(object(row.record().document()).members());
    members.keySet().removeIf(name -> known.contains(name) != ofKnownAttributes);
    return new Json.Obj(members);
  }

  /// The object that a column holds.
  static Json.Obj object(String column) {
    return JsonCodec.parse(column.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj object
        ? object
        : Json.Obj.EMPTY;
  }

  private static Json email(UserRow row) {
    return Json.object()
        .put("value", row.record().userName())
        .put("type", "work")
        .put("primary", true)
        .build();
  }

  private static List<Json> roles(RoleSpelling spelling, UserRow row, Json.Obj document) {
    List<Json> roles = new ArrayList<>();
    spelling
        .name(Role.ofCode(row.membership().role()))
        .ifPresent(name ->
            roles.add(
                Json.object()
                    .put("type", spelling.type())
                    .put("value", name)
                    .put("primary", true)
                    .build()));
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
