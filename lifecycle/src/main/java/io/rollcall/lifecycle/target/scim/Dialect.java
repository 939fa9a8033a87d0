package io.rollcall.lifecycle.target.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Optional;

/// How a server's SCIM differs from everybody else's.
public interface Dialect {
  /// The attribute paths that it stores, besides `userName` and `active`.
  List<String> settable();

  /// Whether a User administers the organization.
  boolean administers(Json.Obj user);

  /// The id by which the organization knows the account behind a User, where the User tells and it
  /// is another than its own.
  default Optional<String> managedAs(Json.Obj user) {
    return Optional.empty();
  }

  /// How `active` is written in a PATCH.
  Json active(boolean active);

  /// How the operation of a PATCH is spelled: `replace`, mostly.
  String replace();

  /// How the operation of a PATCH is spelled that adds values.
  String add();

  /// The operations of a PATCH that take some values, and no others, from a list of references.
  ///
  /// @param path the attribute: `members`
  /// @param ids what the references' `value` is
  List<Json.Obj> removals(String path, List<String> ids);

  /// The operation of a PATCH that gives or takes one role.
  default Json.Obj role(String name, boolean given) {
    return given
        ? Json.object()
            .put("op", add())
            .put("path", "roles")
            .put("value", roles(List.of(name)))
            .build()
        : Json.object().put("op", remove()).put("path", withValue("roles", name)).build();
  }

  /// Roles as values of `roles`.
  default List<Json> roles(List<String> names) {
    return names.stream().<Json>map(name -> Json.object().put("value", name).build()).toList();
  }

  /// The path of the value of a list (RFC 7644 §3.5.2).
  static String withValue(String list, String value) {
    return list + "[value eq " + JsonCodec.text(Json.string(value)) + "]";
  }

  /// How the operation that clears an attribute is spelled (RFC 7644 §3.5.2.2).
  default String remove() {
    return "remove";
  }

  /// Whether a new address is sent as all of `emails`, or as the value of the one that it replaces.
  boolean replacesAllEmails();

  /// Whether a refusal says that another account holds a value that must be unique.
  ///
  /// @param text what the error says, or the beginning of an answer that is no SCIM error
  boolean isTaken(int status, Optional<ScimError> error, String text);

  /// What the base URL should be, as a sentence.
  String rightBase();
}
