package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a User's resource under a preset. What is never shown, such as a password, is not kept.
///
/// @param type the resource type, with the organization's extension schemas
record UserReader(Preset preset, ResourceType type) {
  private static final String ROLES = "roles";
  private static final String LICENSE = "userType";
  private static final Set<String> COLUMNS = Set.of("schemas", "userName", "active", "externalId");

  static UserReader of(Caller.OfDirectory caller) {
    return new UserReader(caller.preset(), caller.types().user());
  }

  /// @throws ScimException invalidValue if an attribute is missing or has a value that does not fit
  ///   it
  UserAttributes read(Json.Obj resource) {
    String userName =
        text(resource, "userName")
            .orElseThrow(() -> ScimError.invalidValue("userName is required.").exception());
    Json.Obj document = document(resource);
    RoleReader.Read roles =
        preset
            .roles()
            .map(spelling -> new RoleReader(spelling).read(objects(resource, ROLES)))
            .orElse(new RoleReader.Read(Role.MEMBER, List.of()));
    UserAttributes read =
        new UserAttributes(
            userName.strip(),
            active(resource),
            roles.role(),
            preset.defaultLicense().flatMap(_ -> text(resource, LICENSE)),
            externalId(resource),
            roles.others().isEmpty() ? document : document.with(ROLES, Json.array(roles.others())));
    IndexedText.check(read);
    return read;
  }

  private Optional<String> externalId(Json.Obj resource) {
    return preset.documentAttributes().has("externalId")
        ? text(resource, "externalId")
        : Optional.empty();
  }

  private static boolean active(Json.Obj resource) {
    return present(resource, "active")
        .map(value -> {
          if (value instanceof Json.Bool(boolean active)) {
            return active;
          }
          throw ScimError.invalidValue("active must be true or false.").exception();
        })
        .orElse(true);
  }

  /// The attributes that the preset keeps, spelt as the schema spells them; what has no value is
  /// left out.
  private Json.Obj document(Json.Obj resource) {
    Map<String, Json> kept = new LinkedHashMap<>();
    for (Attribute attribute : type.attributes()) {
      String name = attribute.name();
      if (isKept(attribute)) {
        present(resource, name)
            .map(value -> pruned(withoutSecrets(attribute, value)))
            .filter(UserReader::saysSomething)
            .ifPresent(value -> kept.put(name, checked(attribute, value)));
      }
    }
    Json.Obj document = new Json.Obj(kept);
    checkNames("", List.of("displayName", "nickName"), document);
    document.object("name").ifPresent(name -> checkNames("name.", name.members().keySet(), name));
    return document;
  }

  private boolean isKept(Attribute attribute) {
    String name = attribute.name();
    boolean isColumn =
        COLUMNS.contains(name)
            || (name.equals(ROLES) && preset.roles().isPresent())
            || (name.equals(LICENSE) && preset.defaultLicense().isPresent());
    return preset.documentAttributes().has(name)
        && !isColumn
        && !attribute.isReadOnly()
        && attribute.returned() != Attribute.Returned.NEVER;
  }

  private static Json withoutSecrets(Attribute attribute, Json value) {
    if (!(value instanceof Json.Obj object)) {
      return value;
    }
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    attribute.subAttributes().stream()
        .filter(sub -> sub.returned() == Attribute.Returned.NEVER)
        .forEach(sub -> members.keySet().removeIf(sub.name()::equalsIgnoreCase));
    return new Json.Obj(members);
  }

  private static void checkNames(String where, Collection<String> names, Json.Obj object) {
    names.forEach(
        name -> object.string(name).ifPresent(text -> NameLength.check(where + name, text)));
  }

  private static Json checked(Attribute attribute, Json value) {
    boolean fits =
        attribute.multiValued()
            ? value instanceof Json.Arr
            : attribute.isComplex()
                ? value instanceof Json.Obj
                : !(value instanceof Json.Arr || value instanceof Json.Obj);
    if (!fits) {
      throw ScimError.invalidValue(
              attribute.name()
                  + " must be "
                  + (attribute.multiValued()
                      ? "a list."
                      : attribute.isComplex() ? "an object." : "a single value."))
          .exception();
    }
    return value;
  }

  private static Json pruned(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, pruned(member)));
        members.values().removeIf(member -> !saysSomething(member));
        yield new Json.Obj(members);
      }
      case Json.Arr(List<Json> items) ->
          Json.array(
              items.stream().map(UserReader::pruned).filter(UserReader::saysSomething).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static boolean saysSomething(Json value) {
    return switch (value) {
      case Json.Null _ -> false;
      case Json.Obj object -> !object.isEmpty();
      case Json.Arr(List<Json> items) -> !items.isEmpty();
      case Json.Str _, Json.Num _, Json.Bool _ -> true;
    };
  }

  private static Optional<String> text(Json.Obj resource, String name) {
    return present(resource, name)
        .map(value -> {
          if (value instanceof Json.Str(String text)) {
            return text;
          }
          throw ScimError.invalidValue(name + " must be a string.").exception();
        })
        .filter(text -> !text.isBlank());
  }

  private static Optional<Json> present(Json.Obj resource, String name) {
    return resource.find(name).filter(value -> !(value instanceof Json.Null));
  }

  private static List<Json.Obj> objects(Json.Obj resource, String name) {
    List<Json.Obj> objects = new ArrayList<>();
    for (Json item : resource.items(name)) {
      if (!(item instanceof Json.Obj object)) {
        throw ScimError.invalidValue(name + " must be a list of objects.").exception();
      }
      objects.add(object);
    }
    return objects;
  }
}
