package io.rollcall.lifecycle.target.scim;

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

/// A User as it is written and read.
///
/// The engine knows one address of a person, which is both `userName` and the primary e-mail where
/// the server stores e-mails: a change of the one is a change of the other.
record UserForm(Dialect dialect, Emails emails) {
  private static final String ENTERPRISE = Schemas.ENTERPRISE_URN + ":";
  private static final Set<String> ALWAYS = Set.of(Attributes.USER_NAME, Attributes.ACTIVE);

  /// The account in a User; empty when it lacks what every User has.
  Optional<Account> read(Json.Obj user) {
    return user.string("id")
        .flatMap(id -> user.string("userName").map(address -> account(id, address, user)));
  }

  private Account account(String id, String address, Json.Obj user) {
    emails.seen(id, address, user);
    TreeMap<String, String> values = new TreeMap<>();
    for (String path : dialect.settable()) {
      value(user, path).ifPresent(value -> values.put(path, value));
    }
    if (dialect.settable().contains(Attributes.ROLES)) {
      user.objects(Attributes.ROLES).stream()
          .flatMap(role -> text(role, "value").stream())
          .forEach(name -> values.put(Attributes.role(name), Attributes.GIVEN));
    }
    boolean active =
        text(user, "active").map(value -> !value.equalsIgnoreCase("false")).orElse(true);
    return new Account(
        id,
        address,
        active,
        dialect.administers(user),
        new Attributes(values),
        dialect.managedAs(user));
  }

  /// The body of a POST.
  Json.Obj creation(String address, Attributes given) {
    Attributes attributes = withEmail(given.with(Attributes.USER_NAME, address));
    Json.Builder name = Json.object();
    Json.Builder enterprise = Json.object();
    Json.Builder rest = Json.object();
    for (String path : dialect.settable()) {
      if (!attributes.value(path).isEmpty()) {
        in(path, name, enterprise, rest).put(last(path), created(path, attributes.value(path)));
      }
    }
    List<String> roles = given(attributes);
    if (!roles.isEmpty()) {
      rest.put(Attributes.ROLES, dialect.roles(roles));
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

  private List<String> given(Attributes attributes) {
    return attributes.values().keySet().stream()
        .filter(path -> Attributes.isRole(path) && isStored(path))
        .filter(path -> !attributes.value(path).isEmpty())
        .map(Attributes::roleName)
        .toList();
  }

  private boolean isStored(String path) {
    return dialect.settable().contains(Attributes.isRole(path) ? Attributes.ROLES : path);
  }

  private static Json created(String path, String value) {
    return path.equals(Attributes.EMAIL) ? Emails.only(value) : Json.string(value);
  }

  private Json.Obj operation(String id, String path, String value) {
    if (path.equals(Attributes.ACTIVE)) {
      return operation(path, dialect.active(Boolean.parseBoolean(value)));
    }
    if (Attributes.isRole(path)) {
      return dialect.role(Attributes.roleName(path), !value.isEmpty());
    }
    if (value.isEmpty()) {
      return Json.object().put("op", dialect.remove()).put("path", path).build();
    }
    return path.equals(Attributes.EMAIL) ? email(id, value) : operation(path, Json.string(value));
  }

  private Json.Obj email(String id, String address) {
    return emails
        .type(id, address)
        .filter(_ -> !dialect.replacesAllEmails())
        .map(type -> operation("emails[type eq \"" + type + "\"].value", Json.string(address)))
        .orElseGet(() -> operation(Attributes.EMAIL, emails.changed(id, address)));
  }

  private Json.Obj operation(String path, Json value) {
    return Json.object().put("op", dialect.replace()).put("path", path).put("value", value).build();
  }

  private Attributes withEmail(Attributes after) {
    return after.has(Attributes.USER_NAME) && dialect.settable().contains(Attributes.EMAIL)
        ? after.with(Attributes.EMAIL, after.value(Attributes.USER_NAME))
        : after;
  }

  /// The body of a PATCH: one operation for each attribute, each with its path, which is the form
  /// that every server documents.
  Json.Obj change(String id, Attributes given) {
    Attributes after = withEmail(given);
    List<Json.Obj> operations =
        inOrder(after).stream().map(path -> operation(id, path, after.value(path))).toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("Nothing that the server stores is to change: " + after);
    }
    return Json.object()
        .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
        .put("Operations", operations)
        .build();
  }

  // Most of an inactive account cannot be changed: who is activated is activated first, who is
  // deactivated, last.
  // Paths come sorted, `active` before all others.
  private List<String> inOrder(Attributes after) {
    List<String> paths = new ArrayList<>(after.values().keySet());
    paths.removeIf(path -> !isStored(path) && !ALWAYS.contains(path));
    boolean deactivates = !Boolean.parseBoolean(after.value(Attributes.ACTIVE));
    if (deactivates && paths.remove(Attributes.ACTIVE)) {
      paths.add(Attributes.ACTIVE);
    }
    return paths;
  }

  private static Optional<String> value(Json.Obj user, String path) {
    if (path.equals(Attributes.EMAIL)) {
      return Emails.main(text(user, "userName").orElse(""), user.objects(path))
          .flatMap(one -> text(one, "value"));
    }
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
