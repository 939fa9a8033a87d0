package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.target.scim.Dialect;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// SCIM as Miro speaks it.
final class MiroDialect implements Dialect {
  private static final String ADMIN_ROLE = "organization_admin_role";
  private static final String ADMIN = "ORGANIZATION_INTERNAL_ADMIN";
  private static final String USER = "ORGANIZATION_INTERNAL_USER";

  @Override
  public List<String> settable() {
    return MiroTraits.traits().settable();
  }

  @Override
  public boolean administers(Json.Obj user) {
    return user.objects("roles").stream()
        .anyMatch(role ->
            role.string("value").filter(ADMIN::equals).isPresent()
                || role.string("type").filter(ADMIN_ROLE::equals).isPresent());
  }

  /// Everybody has a main role, so whoever loses that of administrators gets that of users.
  @Override
  public Json.Obj role(String name, boolean given) {
    Json.Builder operation = Json.object();
    if (name.equals(ADMIN)) {
      return operation
          .put("op", replace())
          .put("path", "roles[primary eq true].value")
          .put("value", given ? ADMIN : USER)
          .build();
    }
    return given
        ? operation.put("op", add()).put("path", "roles").put("value", roles(List.of(name))).build()
        : operation.put("op", remove()).put("path", Dialect.withValue("roles", name)).build();
  }

  @Override
  public List<Json> roles(List<String> names) {
    return names.stream()
        .<Json>map(name ->
            Json.object()
                .put("value", name)
                .put("type", name.equals(ADMIN) ? "organization_user_role" : ADMIN_ROLE)
                .put("primary", name.equals(ADMIN))
                .build())
        .toList();
  }

  /// Text, in all of the vendor's examples.
  @Override
  public Json active(boolean active) {
    return Json.string(String.valueOf(active));
  }

  @Override
  public String remove() {
    return "Remove";
  }

  @Override
  public String replace() {
    return "Replace";
  }

  @Override
  public String add() {
    return "Add";
  }

  /// The vendor's second form, whose ids need no quotes: all of them, or the request is refused.
  @Override
  public List<Json.Obj> removals(String path, List<String> ids) {
    return List.of(
        Json.object()
            .put("op", "Remove")
            .put("path", path)
            .put(
                "value",
                Json.array(ids.stream().map(id -> Json.object().put("value", id).build()).toList()))
            .build());
  }

  @Override
  public boolean replacesAllEmails() {
    return true;
  }

  // The documents say 400 invalidValue, administrators report 409; both texts end in "not unique".
  // Other 409s are rules.
  @Override
  public boolean isTaken(int status, Optional<ScimError> error, String text) {
    boolean says = text.toLowerCase(Locale.ROOT).contains("not unique");
    boolean uniqueness =
        error.flatMap(ScimError::scimType).filter("uniqueness"::equalsIgnoreCase).isPresent();
    return (status == 409 && (says || uniqueness)) || (status == 400 && says);
  }

  @Override
  public String rightBase() {
    return "For Miro it is https://miro.com/api/v1/scim (api.miro.com is the host of the REST API only).";
  }
}
