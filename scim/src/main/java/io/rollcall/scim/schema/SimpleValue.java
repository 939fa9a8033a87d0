package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// A value that is not complex, as a client sent it (RFC 7643 §2.3.1 to §2.3.7).
///
/// @param type which it must have
/// @param where the attribute, for a refusal
record SimpleValue(Attribute.Type type, String where, Json value, Reading reading) {

  /// The value in its type.
  Json fitting() {
    return switch (type) {
      case STRING, REFERENCE -> text(Conformance.MAX_TEXT);
      case BINARY -> text(Conformance.MAX_BINARY);
      case BOOLEAN -> bool();
      case INTEGER -> {
        boolean isWhole = value instanceof Json.Num number && number.integer().isPresent();
        yield isWhole ? value : refuse("a whole number");
      }
      case DECIMAL -> value instanceof Json.Num ? value : refuse("a number");
      case DATE_TIME -> dateTime();
      case COMPLEX -> throw new IllegalArgumentException(where + " is complex");
    };
  }

  private Json text(int most) {
    return switch (value) {
      case Json.Str(String text) -> bounded(text, most);
      case Json.Num number -> {
        reading.take(Leniency.NUMBER_FOR_STRING, () -> mismatch(where, "a string", value));
        yield bounded(JsonCodec.text(number), most);
      }
      case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> refuse("a string");
    };
  }

  private Json bounded(String text, int most) {
    if (text.length() > most) {
      throw ScimError.invalidValue(
              "%s has %,d characters; it may have at most %,d"
                  .formatted(where, text.length(), most))
          .exception();
    }
    return Json.string(text);
  }

  private Json bool() {
    if (value instanceof Json.Str(String text)
        && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      reading.take(Leniency.STRING_BOOLEAN, () -> mismatch(where, "true or false", value));
      return Json.bool(text.equalsIgnoreCase("true"));
    }
    return value instanceof Json.Bool ? value : refuse("true or false");
  }

  private Json dateTime() {
    try {
      if (value instanceof Json.Str(String text)) {
        OffsetDateTime.parse(text);
        return value;
      }
    } catch (DateTimeParseException e) {
      // Falls to the refusal below.
    }
    return refuse("a time such as \"2026-01-23T04:56:22Z\"");
  }

  private Json refuse(String expected) {
    throw mismatch(where, expected, value).exception();
  }

  /// That something else was expected in this place.
  static ScimError mismatch(String where, String expected, Json value) {
    return ScimError.invalidValue(
        "%s must be %s, not %s".formatted(where, expected, Echo.of(JsonCodec.text(value))));
  }
}
