package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.scim.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a SCIM User says, parted into what are columns and the rest.
///
/// @param license empty for the preset's default
/// @param document the attributes that are kept as they were sent
record UserAttributes(
    String userName,
    boolean active,
    Role role,
    Optional<String> license,
    Optional<String> externalId,
    Json.Obj document) {

  /// The name to show: displayName, else name.formatted, else given and family name, else the
  /// userName.
  String displayName() {
    Optional<Json.Obj> name = document.object("name");
    return text(document.string("displayName"))
        .or(() -> text(name.flatMap(n -> n.string("formatted"))))
        .or(() -> text(name.map(UserAttributes::givenAndFamily)))
        .orElse(userName);
  }

  /// The value of the primary e-mail, or else of the first one.
  Optional<String> email() {
    List<Json.Obj> emails = document.objects("emails");
    return emails.stream()
        .filter(email -> email.bool("primary").orElse(false))
        .findFirst()
        .or(() -> emails.stream().findFirst())
        .flatMap(email -> email.string("value"));
  }

  /// The same, called by the account's address if the record is shared.
  UserAttributes named(boolean shared, AccountRow account) {
    return shared && account.address().isPresent()
        ? new UserAttributes(account.address().get(), active, role, license, externalId, document)
        : this;
  }

  UserAttributes withActive(boolean isActive) {
    return new UserAttributes(userName, isActive, role, license, externalId, document);
  }

  /// The same with more in the document.
  UserAttributes with(Json.Obj hidden) {
    return hidden.isEmpty()
        ? this
        : new UserAttributes(
            userName,
            active,
            role,
            license,
            externalId,
            Json.object().putAll(document).putAll(hidden).build());
  }

  /// The names of the attributes in which the other one differs.
  Set<String> differences(UserAttributes other) {
    Map<String, Object> mine = members();
    Map<String, Object> theirs = other.members();
    Set<String> names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    names.removeIf(name -> Objects.equals(mine.get(name), theirs.get(name)));
    return names;
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>(document.members());
    members.put("userName", userName);
    members.put("active", active);
    externalId.ifPresent(value -> members.put("externalId", value));
    return members;
  }

  private static String givenAndFamily(Json.Obj name) {
    return name.string("givenName").orElse("") + " " + name.string("familyName").orElse("");
  }

  private static Optional<String> text(Optional<String> text) {
    return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
