package io.rollcall.faces.miro;

import io.rollcall.platform.Role;
import io.rollcall.platform.RoleSpelling;
import io.rollcall.scim.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How Miro spells roles: upper case in SCIM, the same words in lower case in REST.
public final class MiroRoles {
  private static final String ADMIN_ROLE = "organization_admin_role";
  private static final Set<String> PREBUILT =
      Set.of("Content Admin", "User Admin", "Security Admin");

  private MiroRoles() {}

  /// The roles that SCIM may set.
  static RoleSpelling settable() {
    return new RoleSpelling(
        "organization_user_role",
        Map.of(Role.ADMIN, name(Role.ADMIN), Role.MEMBER, name(Role.MEMBER)),
        Set.of(name(Role.GUEST), name(Role.TEAM_GUEST)),
        Optional.of(ADMIN_ROLE));
  }

  public static String name(Role role) {
    return switch (role) {
      case ADMIN -> "ORGANIZATION_INTERNAL_ADMIN";
      case MEMBER -> "ORGANIZATION_INTERNAL_USER";
      case GUEST -> "ORGANIZATION_EXTERNAL_USER";
      case TEAM_GUEST -> "ORGANIZATION_TEAM_GUEST_USER";
    };
  }

  /// Roles of administration as REST has them, of what a member has in `roles` over SCIM.
  static List<Json.Obj> adminRoles(List<Json.Obj> roles) {
    return roles.stream()
        .filter(role -> role.string("type").filter(ADMIN_ROLE::equalsIgnoreCase).isPresent())
        .flatMap(role -> role.string("value").stream())
        .map(name ->
            Json.object()
                .put("type", PREBUILT.contains(name) ? "prebuilt" : "custom")
                .put("name", name)
                .build())
        .toList();
  }

  static String restName(Role role) {
    return name(role).toLowerCase(Locale.ROOT);
  }

  /// The role of this name, in either spelling.
  public static Optional<Role> read(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> name(role).equalsIgnoreCase(name))
        .findFirst();
  }
}
