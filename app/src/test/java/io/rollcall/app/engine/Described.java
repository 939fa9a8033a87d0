package io.rollcall.app.engine;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the JSON Schema says about one mapping of the configuration, whichever of its parts it says
/// it in.
///
/// @param parts the schemas that all apply
record Described(Json.Obj root, List<Json.Obj> parts) {
  static Described all(Json.Obj root) {
    return new Described(root, List.of(root));
  }

  /// The names of all properties.
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    properties().forEach(one -> keys.addAll(one.members().keySet()));
    return keys;
  }

  /// What is said about the value of a property.
  ///
  /// @param type which branch of a choice counts
  Described property(String key, String type) {
    List<Json.Obj> values =
        properties()
            .flatMap(one -> one.object(key).stream())
            .flatMap(one -> parts(one, type))
            .toList();
    return new Described(root, values);
  }

  /// What is said about values under names of the user's own.
  Described named(String type) {
    return new Described(
        root,
        parts.stream()
            .flatMap(one -> one.object("additionalProperties").stream())
            .flatMap(one -> parts(one, type))
            .toList());
  }

  private Stream<Json.Obj> properties() {
    return parts.stream().flatMap(part -> part.object("properties").stream());
  }

  private Stream<Json.Obj> parts(Json.Obj schema, String type) {
    Json.Obj here = resolved(schema);
    Stream<Json.Obj> all = here.objects("allOf").stream();
    Stream<Json.Obj> one = here.objects("oneOf").stream().filter(branch -> isOf(branch, type));
    return Stream.concat(
        Stream.of(here), Stream.concat(all, one).flatMap(part -> parts(part, type)));
  }

  private boolean isOf(Json.Obj branch, String type) {
    Json.Obj here = resolved(branch);
    Optional<String> itself =
        here.object("properties")
            .flatMap(one -> one.object("type"))
            .flatMap(one -> one.string("const"));
    boolean isObject = here.string("type").filter("object"::equals).isPresent();
    return isObject
        || itself.filter(type::equals).isPresent()
        || here.objects("allOf").stream().anyMatch(part -> isOf(part, type));
  }

  private Json.Obj resolved(Json.Obj schema) {
    Optional<Json.Obj> meant =
        schema
            .string("$ref")
            .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
            .flatMap(name -> root.object("$defs").flatMap(defs -> defs.object(name)));
    return meant.orElse(schema);
  }
}
