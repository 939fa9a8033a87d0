package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A User as Miro writes and reads it.
final class MiroUser {
  private static final String ENTERPRISE = Schemas.ENTERPRISE_URN + ":";
  private static final String ADMIN_ROLE = "organization_admin_role";
  private static final String ADMIN = "ORGANIZATION_INTERNAL_ADMIN";
  private static final List<String> SETTABLE = MiroTraits.traits().settable();
  private static final Set<String> ALWAYS = Set.of(Attributes.USER_NAME, Attributes.ACTIVE);

  private MiroUser() {}

  /// The account in a User; empty when it lacks what every User has.
  static Optional<Account> read(Json.Obj user) {
    return user.string("id")
        .flatMap(id -> user.string("userName").map(address -> account(id, address, user)));
  }

  private static Account account(String id, String address, Json.Obj user) {
    TreeMap<String, String> values = new TreeMap<>();
    for (String path : SETTABLE) {
      value(user, path).ifPresent(value -> values.put(path, value));
    }
    boolean active =
        text(user, "active").map(value -> !value.equalsIgnoreCase("false")).orElse(true);
    return new Account(id, address, active, administers(user), new Attributes(values));
  }

  private static boolean administers(Json.Obj user) {
    return user.objects("roles").stream()
        .anyMatch(role ->
            role.string("value").filter(ADMIN::equals).isPresent()
                || role.string("type").filter(ADMIN_ROLE::equals).isPresent());
  }

  /// The body of a POST.
  static Json.Obj creation(String address, Attributes attributes) {
    Json.Builder name = Json.object();
    Json.Builder enterprise = Json.object();
    Json.Builder rest = Json.object();
    for (String path : SETTABLE) {
      if (attributes.has(path)) {
        in(path, name, enterprise, rest).put(last(path), attributes.value(path));
      }
    }
    List<Json> schemas = new ArrayList<>(List.of(Json.string(Schemas.USER_URN)));
    Json.Obj extension = enterprise.build();
    if (!extension.isEmpty()) {
      schemas.add(Json.string(Schemas.ENTERPRISE_URN));
      rest.put(Schemas.ENTERPRISE_URN, extension);
    }
    Json.Obj names = name.build();
    if (!names.isEmpty()) {
      rest.put("name", names);
    }
    return Json.object()
        .put("schemas", schemas)
        .put("userName", address)
        .putAll(rest.build())
        .build();
  }

  /// The body of a PATCH: one Replace for each attribute, each with its path, since that is the
  /// only form that the vendor documents for Users; `active` is text there.
  static Json.Obj change(Attributes after) {
    List<Json.Obj> operations =
        inOrder(after).stream()
            .map(path ->
                Json.object()
                    .put("op", "Replace")
                    .put("path", path)
                    .put("value", after.value(path))
                    .build())
            .toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("Nothing that Miro stores is to change: " + after);
    }
    return Json.object()
        .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
        .put("Operations", operations)
        .build();
  }

  // Most of an inactive account cannot be changed: who is activated is activated first, who is
  // deactivated, last.
  // Paths come sorted, `active` before all others.
  private static List<String> inOrder(Attributes after) {
    List<String> paths = new ArrayList<>(after.values().keySet());
    paths.removeIf(path -> !SETTABLE.contains(path) && !ALWAYS.contains(path));
    boolean deactivates = !Boolean.parseBoolean(after.value(Attributes.ACTIVE));
    if (deactivates && paths.remove(Attributes.ACTIVE)) {
      paths.add(Attributes.ACTIVE);
    }
    return paths;
  }

  private static Optional<String> value(Json.Obj user, String path) {
    if (path.startsWith(ENTERPRISE)) {
      return user.object(Schemas.ENTERPRISE_URN).flatMap(part -> text(part, last(path)));
    }
    return path.startsWith("name.")
        ? user.object("name").flatMap(name -> text(name, last(path)))
        : text(user, path);
  }

  private static Json.Builder in(
      String path, Json.Builder name, Json.Builder enterprise, Json.Builder rest) {
    if (path.startsWith(ENTERPRISE)) {
      return enterprise;
    }
    return path.startsWith("name.") ? name : rest;
  }

  private static String last(String path) {
    return path.startsWith(ENTERPRISE)
        ? path.substring(ENTERPRISE.length())
        : path.substring(path.indexOf('.') + 1);
  }

  private static Optional<String> text(Json.Obj object, String name) {
    return object
        .find(name)
        .flatMap(value ->
            switch (value) {
              case Json.Str(String text) -> Optional.of(text);
              case Json.Num(var number) -> Optional.of(number.toPlainString());
              case Json.Bool(boolean truth) -> Optional.of(Boolean.toString(truth));
              case Json.Null(), Json.Arr _, Json.Obj _ -> Optional.<String>empty();
            })
        .filter(text -> !text.isEmpty());
  }
}
