package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `roles`: which of its values is the role, and which are others beside it.
record RoleReader(RoleSpelling spelling) {
  private static final String ROLES = "roles";

  /// @param others values of `roles` that are kept
  record Read(Role role, List<Json> others) {}

  /// A User without a main role is a member.
  ///
  /// @throws ScimException invalidValue if there are several, or one is none that may be set
  Read read(List<Json.Obj> values) {
    Set<Role> main =
        values.stream().filter(this::isMain).map(this::role).collect(Collectors.toSet());
    if (main.size() > 1) {
      throw ScimError.invalidValue(
              "roles must have one primary value, of the type %s; it has %d: %s."
                  .formatted(
                      spelling.type(),
                      main.size(),
                      main.stream()
                          .flatMap(role -> spelling.name(role).stream())
                          .sorted()
                          .collect(Collectors.joining(", "))))
          .exception();
    }
    return new Read(main.stream().findFirst().orElse(Role.MEMBER), others(values));
  }

  /// What a PATCH made of `roles`: a main role that it put beside the one there was stands in its
  /// place.
  Json.Obj settled(Json.Obj stored, Json.Obj patched) {
    Set<String> before =
        stored.objects(ROLES).stream()
            .filter(this::isMain)
            .map(RoleReader::key)
            .collect(Collectors.toSet());
    List<Json.Obj> values = patched.objects(ROLES);
    boolean hasNew =
        values.stream().anyMatch(value -> isMain(value) && !before.contains(key(value)));
    return hasNew
        ? patched.with(
            ROLES,
            Json.array(
                values.stream()
                    .filter(value -> !isMain(value) || !before.contains(key(value)))
                    .toList()))
        : patched;
  }

  private boolean isMain(Json.Obj value) {
    return value.bool("primary").orElse(false)
        || value.string("type").filter(spelling.type()::equalsIgnoreCase).isPresent()
        || spelling.isMain(name(value));
  }

  private Role role(Json.Obj value) {
    return spelling
        .read(name(value))
        .orElseThrow(() ->
            ScimError.invalidValue(
                    "The primary role must be one of "
                        + String.join(", ", spelling.names().values().stream().sorted().toList())
                        + "; it was \""
                        + Echo.of(name(value))
                        + "\".")
                .exception());
  }

  private List<Json> others(List<Json.Obj> values) {
    Map<String, Json> others = new LinkedHashMap<>();
    for (Json.Obj value : values) {
      if (!value.isEmpty() && !isMain(value)) {
        others.putIfAbsent(key(value), other(value));
      }
    }
    return new ArrayList<>(others.values());
  }

  private Json other(Json.Obj value) {
    return spelling.others().map(type -> other(value, type)).orElse(value);
  }

  private static Json other(Json.Obj value, String type) {
    String given = value.string("type").orElse(type);
    if (!given.equalsIgnoreCase(type)) {
      throw ScimError.invalidValue(
              "The type of a role that is not primary is %s, not \"%s\"."
                  .formatted(type, Echo.of(given)))
          .exception();
    }
    if (name(value).isBlank()) {
      throw ScimError.invalidValue("Each of the roles needs a value, the role's name.").exception();
    }
    return Json.object()
        .put("type", type)
        .put("value", name(value).strip())
        .putIfPresent("display", value.string("display"))
        .put("primary", false)
        .build();
  }

  private static String name(Json.Obj value) {
    return value.string("value").orElse("");
  }

  private static String key(Json.Obj value) {
    return name(value).strip().toLowerCase(Locale.ROOT);
  }
}
