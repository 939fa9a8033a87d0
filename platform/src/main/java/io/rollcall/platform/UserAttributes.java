package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import java.util.Optional;

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

  private static String givenAndFamily(Json.Obj name) {
    return name.string("givenName").orElse("") + " " + name.string("familyName").orElse("");
  }

  private static Optional<String> text(Optional<String> text) {
    return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
