package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes what a client sent fit the schema: names in the schema's spelling, values of the
/// attribute's type, read-only and unknown members left out. What does not fit is refused as
/// invalidValue; what is bent to fit is told as a [Leniency].
///
/// `null`, an empty list and an empty string all mean that the attribute has no value (RFC 7643
/// §2.5): such a value comes out as `null`, so that a PATCH can tell it from a value not given.
public final class Conformance {
  /// How many values one attribute may have.
  public static final int MAX_VALUES = 10_000;

  /// How many characters one text may have.
  public static final int MAX_TEXT = 1_024;

  /// How many characters one binary value may have, such as a certificate in base 64.
  public static final int MAX_BINARY = 16_384;

  private static final Json NULL = new Json.Null();

  private final Reading reading;
  private final boolean refusesReadOnly;

  private Conformance(Reading reading, boolean refusesReadOnly) {
    this.reading = reading;
    this.refusesReadOnly = refusesReadOnly;
  }

  /// For the values of a PATCH, where read-only attributes are a leniency (RFC 7644 §3.5.2).
  public static Conformance ofPatch(Reading reading) {
    return new Conformance(reading, true);
  }

  /// For a whole resource, whose read-only attributes the RFC has ignored (§3.3, §3.5.1).
  static Conformance ofResource(Reading reading) {
    return new Conformance(reading, false);
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
      settable(attributes, where, member.getKey())
          .ifPresent(a -> putOnce(fitting, where, a, member.getValue()));
    }
    return new Json.Obj(fitting);
  }

  private Optional<Attribute> settable(List<Attribute> attributes, String where, String name) {
    Optional<Attribute> known = Attribute.named(name, attributes);
    if (known.isEmpty()) {
      reading.take(
          isOldManager(where, name) ? Leniency.MANAGER_ID_IGNORED : Leniency.UNKNOWN_IGNORED,
          () -> unknown(where + name));
    } else if (known.get().isReadOnly() && refusesReadOnly) {
      reading.take(Leniency.READ_ONLY_IGNORED, () -> readOnly(where + name));
    }
    return known.filter(a -> !a.isReadOnly());
  }

  private static boolean isOldManager(String where, String name) {
    return where.endsWith("manager.") && name.equalsIgnoreCase("managerId");
  }

  /// That no schema of the resource has an attribute of this name.
  public static ScimError unknown(String name) {
    return ScimError.invalidSyntax("There is no attribute " + Echo.of(name));
  }

  /// That only the server sets this attribute.
  public static ScimError readOnly(String name) {
    return ScimError.mutability(Echo.of(name) + " is read-only and cannot be changed");
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
      reading.take(
          Leniency.SINGLE_FOR_LIST,
          () -> SimpleValue.mismatch(attribute.name(), "a list of values", value));
      return list(attribute, Json.array(value));
    }
    checkCount(attribute, items.size());
    return onePrimary(
        attribute,
        withoutNulls(
            Json.array(items.stream().map(i -> one(attribute, attribute.name(), i)).toList())));
  }

  /// @param count how many values the attribute is given, or would have
  /// @throws ScimException 413 if these are too many
  public static void checkCount(Attribute attribute, int count) {
    if (count > MAX_VALUES) {
      throw ScimError.tooLarge(
              "%s would have %,d values; at most %,d are accepted"
                  .formatted(attribute.name(), count, MAX_VALUES))
          .exception();
    }
  }

  /// RFC 7643 §2.4: `primary` is true for one value at most.
  private Json onePrimary(Attribute attribute, Json list) {
    if (!(list instanceof Json.Arr(List<Json> items))) {
      return list;
    }
    List<Json> fitting = Primary.keepOne(items, item -> true);
    if (!fitting.equals(items)) {
      reading.take(Leniency.SEVERAL_PRIMARIES, () -> severalPrimaries(attribute));
    }
    return Json.array(fitting);
  }

  private static ScimError severalPrimaries(Attribute attribute) {
    return ScimError.invalidValue(
        "several of the %s are primary; one may be at most (RFC 7643 §2.4)"
            .formatted(attribute.name()));
  }

  private Json one(Attribute attribute, String where, Json value) {
    if (value instanceof Json.Null) {
      return NULL;
    }
    if (value instanceof Json.Str(String text) && text.isEmpty()) {
      reading.take(
          Leniency.EMPTY_STRING,
          () -> ScimError.invalidValue(where + " is empty; leave it out, or send null"));
      return NULL;
    }
    return attribute.isComplex()
        ? complex(attribute, where, value)
        : new SimpleValue(attribute.type(), where, value, reading).fitting();
  }

  private Json complex(Attribute attribute, String where, Json value) {
    if (value instanceof Json.Obj object) {
      return members(
          attribute.subAttributes(), where + (attribute.isExtension() ? ":" : "."), object);
    }
    Supplier<ScimError> refusal = () -> SimpleValue.mismatch(where, "an object", value);
    if (attribute.sub("value").isEmpty() || attribute.isExtension() || value instanceof Json.Arr) {
      throw refusal.get().exception();
    }
    reading.take(Leniency.BARE_VALUE, refusal);
    return complex(attribute, where, Json.object().put("value", value).build());
  }
}
