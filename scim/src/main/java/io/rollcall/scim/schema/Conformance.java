package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes what a client sent fit the schema: names in the schema's spelling, values of the
/// attribute's type, read-only and unknown members left out. What does not fit is refused as
/// invalidValue; what is bent to fit is told as a [Leniency].
///
/// `null`, an empty list and an empty string all mean that the attribute has no value (RFC 7643
/// §2.5): such a value comes out as `null`, so that a PATCH can tell it from a value not given.
public final class Conformance {
  /// How many values one attribute may be given at a time.
  public static final int MAX_VALUES = 10_000;

  /// How many characters one text may have.
  public static final int MAX_TEXT = 1_024;

  private static final Json NULL = new Json.Null();

  private final Consumer<Leniency> leniencies;

  public Conformance(Consumer<Leniency> leniencies) {
    this.leniencies = leniencies;
  }

  /// The whole value of this attribute: a list if the attribute is multi-valued.
  public Json conform(Attribute attribute, Json value) {
    return attribute.multiValued()
        ? list(attribute, value)
        : one(attribute, attribute.name(), value);
  }

  /// One of the values of this attribute.
  public Json conformOne(Attribute attribute, Json value) {
    return one(attribute, attribute.name(), value);
  }

  /// The members of a resource or of a complex value.
  Json.Obj members(List<Attribute> attributes, String where, Json.Obj given) {
    Map<String, Json> fitting = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : given.members().entrySet()) {
      settable(attributes, member.getKey())
          .ifPresent(a -> putOnce(fitting, where, a, member.getValue()));
    }
    return new Json.Obj(fitting);
  }

  private Optional<Attribute> settable(List<Attribute> attributes, String name) {
    Optional<Attribute> known =
        attributes.stream().filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
    if (known.isEmpty()) {
      leniencies.accept(Leniency.UNKNOWN_IGNORED);
    } else if (known.get().isReadOnly()) {
      leniencies.accept(Leniency.READ_ONLY_IGNORED);
    }
    return known.filter(a -> !a.isReadOnly());
  }

  private void putOnce(Map<String, Json> fitting, String where, Attribute known, Json value) {
    String place = where + known.name();
    Json fit = known.multiValued() ? list(known, value) : one(known, place, value);
    if (fitting.put(known.name(), fit) != null) {
      throw ScimError.invalidSyntax(place + " is given twice, in different letter case")
          .exception();
    }
  }

  /// The same value without members that are `null`, and without what is empty then.
  public static Json withoutNulls(Json value) {
    return switch (value) {
      case Json.Obj(Map<String, Json> members) -> {
        Map<String, Json> kept = new LinkedHashMap<>();
        members.forEach((name, member) -> kept.put(name, withoutNulls(member)));
        kept.values().removeIf(Json.Null.class::isInstance);
        yield kept.isEmpty() ? NULL : new Json.Obj(kept);
      }
      case Json.Arr(List<Json> items) -> {
        List<Json> kept =
            items.stream()
                .map(Conformance::withoutNulls)
                .filter(item -> !(item instanceof Json.Null))
                .toList();
        yield kept.isEmpty() ? NULL : new Json.Arr(kept);
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private Json list(Attribute attribute, Json value) {
    if (value instanceof Json.Null) {
      return NULL;
    }
    if (!(value instanceof Json.Arr(List<Json> items))) {
      leniencies.accept(Leniency.SINGLE_FOR_LIST);
      return list(attribute, Json.array(value));
    }
    if (items.size() > MAX_VALUES) {
      throw ScimError.tooLarge(
              "%s has %,d values; at most %,d are accepted at a time"
                  .formatted(attribute.name(), items.size(), MAX_VALUES))
          .exception();
    }
    return onePrimary(
        withoutNulls(
            Json.array(items.stream().map(i -> one(attribute, attribute.name(), i)).toList())));
  }

  /// RFC 7643 §2.4: `primary` is true for one value at most.
  private Json onePrimary(Json list) {
    if (!(list instanceof Json.Arr(List<Json> items))) {
      return list;
    }
    List<Json> fitting = Primary.keepOne(items, item -> true);
    if (!fitting.equals(items)) {
      leniencies.accept(Leniency.SEVERAL_PRIMARIES);
    }
    return Json.array(fitting);
  }

  private Json one(Attribute attribute, String where, Json value) {
    if (value instanceof Json.Null) {
      return NULL;
    }
    if (value instanceof Json.Str(String text) && text.isEmpty()) {
      leniencies.accept(Leniency.EMPTY_STRING);
      return NULL;
    }
    return switch (attribute.type()) {
      case STRING, REFERENCE, BINARY -> text(where, value);
      case BOOLEAN -> bool(where, value);
      case INTEGER ->
          value instanceof Json.Num n && n.integer().isPresent()
              ? n
              : refuse(where, "a whole number", value);
      case DECIMAL -> value instanceof Json.Num n ? n : refuse(where, "a number", value);
      case DATE_TIME -> dateTime(where, value);
      case COMPLEX -> complex(attribute, where, value);
    };
  }

  private Json text(String where, Json value) {
    return switch (value) {
      case Json.Str(String text) -> bounded(where, text);
      case Json.Num number -> {
        leniencies.accept(Leniency.NUMBER_FOR_STRING);
        yield bounded(where, JsonCodec.text(number));
      }
      case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> refuse(where, "a string", value);
    };
  }

  private static Json bounded(String where, String text) {
    if (text.length() > MAX_TEXT) {
      throw ScimError.invalidValue(
              "%s has %,d characters; a text has at most %,d"
                  .formatted(where, text.length(), MAX_TEXT))
          .exception();
    }
    return Json.string(text);
  }

  private Json bool(String where, Json value) {
    if (value instanceof Json.Str(String text)
        && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      leniencies.accept(Leniency.STRING_BOOLEAN);
      return Json.bool(text.equalsIgnoreCase("true"));
    }
    return value instanceof Json.Bool ? value : refuse(where, "true or false", value);
  }

  private static Json dateTime(String where, Json value) {
    try {
      if (value instanceof Json.Str(String text)) {
        OffsetDateTime.parse(text);
        return value;
      }
    } catch (DateTimeParseException e) {
      // Falls to the refusal below.
    }
    return refuse(where, "a time such as \"2026-01-23T04:56:22Z\"", value);
  }

  private Json complex(Attribute attribute, String where, Json value) {
    if (value instanceof Json.Obj object) {
      return members(attribute.subAttributes(), where + ".", object);
    }
    if (attribute.sub("value").isEmpty() || value instanceof Json.Arr) {
      return refuse(where, "an object", value);
    }
    leniencies.accept(Leniency.BARE_VALUE);
    return complex(attribute, where, Json.object().put("value", value).build());
  }

  private static Json refuse(String where, String expected, Json value) throws ScimException {
    String text = JsonCodec.text(value);
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    throw ScimError.invalidValue("%s must be %s, not %s".formatted(where, expected, shown))
        .exception();
  }
}
