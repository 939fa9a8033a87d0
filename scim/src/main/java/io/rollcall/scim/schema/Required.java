package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.List;

/// The rule that a required attribute has a value (RFC 7643 §2.2): in a resource, and in each
/// extension and complex value that it has.
public final class Required {
  private Required() {}

  /// @throws ScimException invalidValue, naming the attribute that is missing
  public static void check(Json.Obj resource, ResourceType type) {
    check(type.core().attributes(), "", resource, type.name());
    checkExtensions(resource, type);
  }

  /// As [#check], but of the extensions only.
  public static void checkExtensions(Json.Obj resource, ResourceType type) {
    for (Schema extension : type.extensions()) {
      resource
          .object(extension.id())
          .ifPresent(o -> check(extension.attributes(), extension.id() + ":", o, extension.name()));
    }
  }

  private static void check(
      List<Attribute> attributes, String where, Json.Obj holder, String owner) {
    for (Attribute attribute : attributes) {
      String name = where + attribute.name();
      Json value = holder.get(attribute.name()).orElse(new Json.Null());
      switch (value) {
        case Json.Null _ when attribute.required() && !attribute.isReadOnly() ->
            throw missing(name, owner).exception();
        case Json.Obj object -> check(attribute.subAttributes(), name + ".", object, name);
        case Json.Arr(List<Json> items) -> {
          for (Json item : items) {
            if (item instanceof Json.Obj object) {
              check(attribute.subAttributes(), name + ".", object, name);
            }
          }
        }
        case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
      }
    }
  }

  private static ScimError missing(String name, String owner) {
    return ScimError.invalidValue(
        "%s is required: a %s without it cannot exist".formatted(name, owner));
  }
}
