package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Reads and writes definitions as Schema resources (RFC 7643 §7). Where a characteristic is not
/// given, it has the RFC's default (§2.2).
final class SchemaJson {
  private SchemaJson() {}

  static Schema readSchema(Json.Obj json) {
    return new Schema(
        json.string("id").orElseThrow(() -> new IllegalArgumentException("a schema without id")),
        json.string("name").orElse(""),
        json.string("description").orElse(""),
        readAttributes(json, "attributes"));
  }

  private static List<Attribute> readAttributes(Json.Obj json, String member) {
    return json.objects(member).stream().map(SchemaJson::readAttribute).toList();
  }

  private static Attribute readAttribute(Json.Obj json) {
    String name =
        json.string("name")
            .orElseThrow(() -> new IllegalArgumentException("an attribute without name"));
    return new Attribute(
        name,
        word(json, "type", Attribute.Type.values(), Attribute.Type::word, "string"),
        json.bool("multiValued").orElse(false),
        json.string("description").orElse(""),
        json.bool("required").orElse(false),
        strings(json, "canonicalValues"),
        json.bool("caseExact").orElse(false),
        word(
            json,
            "mutability",
            Attribute.Mutability.values(),
            Attribute.Mutability::word,
            "readWrite"),
        word(json, "returned", Attribute.Returned.values(), Attribute.Returned::word, "default"),
        word(json, "uniqueness", Attribute.Uniqueness.values(), Attribute.Uniqueness::word, "none"),
        strings(json, "referenceTypes"),
        readAttributes(json, "subAttributes"));
  }

  private static <E> E word(
      Json.Obj json, String member, E[] values, Function<E, String> spelling, String otherwise) {
    String word = json.string(member).orElse(otherwise);
    return Arrays.stream(values)
        .filter(v -> spelling.apply(v).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + member + " is called " + word));
  }

  private static List<String> strings(Json.Obj json, String member) {
    List<String> strings = new ArrayList<>();
    for (Json item : json.items(member)) {
      if (item instanceof Json.Str(String value)) {
        strings.add(value);
      }
    }
    return strings;
  }

  static Json.Obj write(Schema schema) {
    return Json.object()
        .put("schemas", Json.array(Json.string(Schemas.SCHEMA_URN)))
        .put("id", schema.id())
        .put("name", schema.name())
        .put("description", schema.description())
        .put("attributes", schema.attributes().stream().map(SchemaJson::write).toList())
        .build();
  }

  static Json.Obj write(Attribute attribute) {
    Json.Builder json =
        Json.object()
            .put("name", attribute.name())
            .put("type", attribute.type().word())
            .put("multiValued", attribute.multiValued())
            .put("description", attribute.description())
            .put("required", attribute.required());
    if (!attribute.canonicalValues().isEmpty()) {
      json.put("canonicalValues", Json.strings(attribute.canonicalValues()));
    }
    json.put("caseExact", attribute.caseExact())
        .put("mutability", attribute.mutability().word())
        .put("returned", attribute.returned().word())
        .put("uniqueness", attribute.uniqueness().word());
    if (!attribute.referenceTypes().isEmpty()) {
      json.put("referenceTypes", Json.strings(attribute.referenceTypes()));
    }
    if (attribute.isComplex()) {
      json.put("subAttributes", attribute.subAttributes().stream().map(SchemaJson::write).toList());
    }
    return json.build();
  }
}
