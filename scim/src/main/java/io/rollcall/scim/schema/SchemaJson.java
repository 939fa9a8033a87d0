package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads and writes definitions as Schema resources (RFC 7643 §7). Where a characteristic is not
/// given, it has the RFC's default (§2.2). What it reads has the right form; whether it can be used
/// is for [SchemaRules] to say.
final class SchemaJson {
  private SchemaJson() {}

  /// @throws ScimException invalidValue, saying which attribute has which characteristic wrong
  static Schema readSchema(Json.Obj json) {
    return new Schema(
        required(json, "id", "a schema"),
        text(json, "name", "the schema"),
        text(json, "description", "the schema"),
        readAttributes(json, "attributes", "the schema", ""));
  }

  private static List<Attribute> readAttributes(
      Json.Obj json, String member, String owner, String prefix) {
    Json given = given(json, member).orElse(Json.Arr.EMPTY);
    if (!(given instanceof Json.Arr(List<Json> items))) {
      throw wrong(owner, member, "a list of attributes", given).exception();
    }
    return items.stream()
        .map(item -> {
          if (item instanceof Json.Obj attribute) {
            return readAttribute(attribute, prefix);
          }
          throw wrong(owner, member, "a list of attributes", item).exception();
        })
        .toList();
  }

  private static Attribute readAttribute(Json.Obj json, String prefix) {
    String name = required(json, "name", prefix.isEmpty() ? "an attribute" : "one of " + prefix);
    String where = prefix + name;
    return new Attribute(
        name,
        word(json, where, "type", Attribute.Type.values(), Attribute.Type::word, "string"),
        bool(json, "multiValued", where),
        text(json, "description", where),
        bool(json, "required", where),
        strings(json, "canonicalValues", where),
        bool(json, "caseExact", where),
        word(
            json,
            where,
            "mutability",
            Attribute.Mutability.values(),
            Attribute.Mutability::word,
            "readWrite"),
        word(
            json,
            where,
            "returned",
            Attribute.Returned.values(),
            Attribute.Returned::word,
            "default"),
        word(
            json,
            where,
            "uniqueness",
            Attribute.Uniqueness.values(),
            Attribute.Uniqueness::word,
            "none"),
        strings(json, "referenceTypes", where),
        readAttributes(json, "subAttributes", where, where + "."));
  }

  private static <E> E word(
      Json.Obj json,
      String where,
      String member,
      E[] values,
      Function<E, String> spelling,
      String otherwise) {
    Json given = given(json, member).orElse(Json.string(otherwise));
    return Arrays.stream(values)
        .filter(v -> given.equals(Json.string(spelling.apply(v))))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                    where,
                    member,
                    "one of "
                        + Arrays.stream(values).map(spelling).collect(Collectors.joining(", ")),
                    given)
                .exception());
  }

  private static String required(Json.Obj json, String member, String owner) {
    String text = text(json, member, owner);
    if (text.isEmpty()) {
      throw ScimError.invalidValue("%s needs %s".formatted(owner, member)).exception();
    }
    return text;
  }

  private static String text(Json.Obj json, String member, String where) {
    Json given = given(json, member).orElse(Json.string(""));
    if (given instanceof Json.Str(String text) && text.length() <= Conformance.MAX_TEXT) {
      return text;
    }
    throw wrong(
            where,
            member,
            "a text of at most %,d characters".formatted(Conformance.MAX_TEXT),
            given)
        .exception();
  }

  private static boolean bool(Json.Obj json, String member, String where) {
    Json given = given(json, member).orElse(Json.bool(false));
    if (given instanceof Json.Bool(boolean truth)) {
      return truth;
    }
    throw wrong(where, member, "true or false", given).exception();
  }

  private static List<String> strings(Json.Obj json, String member, String where) {
    Json given = given(json, member).orElse(Json.Arr.EMPTY);
    List<String> texts =
        json.items(member).stream().flatMap(item -> shortText(item).stream()).toList();
    if (given instanceof Json.Arr(List<Json> items)
        && items.size() == texts.size()
        && texts.size() <= SchemaRules.MAX_ATTRIBUTES) {
      return texts;
    }
    throw wrong(where, member, "a list of short texts", given).exception();
  }

  private static Optional<String> shortText(Json item) {
    return item instanceof Json.Str(String text) && text.length() <= Conformance.MAX_TEXT
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<Json> given(Json.Obj json, String member) {
    return json.find(member).filter(v -> !(v instanceof Json.Null));
  }

  private static ScimError wrong(String where, String member, String expected, Json given) {
    return ScimError.invalidValue(
        "%s: %s must be %s, not %s"
            .formatted(Echo.of(where), member, expected, Echo.of(JsonCodec.text(given))));
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
