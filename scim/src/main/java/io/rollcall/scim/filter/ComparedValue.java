package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Attribute;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// What a filter compares an attribute with: it must have the attribute's type, and the operator
/// must make sense for that type.
///
/// @param attribute the one at the end of the comparison's path
record ComparedValue(Filter.Compare compare, Attribute attribute, Reading reading) {

  /// The value, of the attribute's type.
  Json typed() {
    Operator operator = compare.operator();
    return switch (attribute.type()) {
      case STRING, REFERENCE -> text();
      case BINARY -> {
        allow(operator.isEquality());
        yield text();
      }
      case BOOLEAN -> {
        allow(operator.isEquality());
        yield bool();
      }
      case INTEGER, DECIMAL -> {
        allow(!operator.isTextual());
        yield number();
      }
      case DATE_TIME -> {
        allow(!operator.isTextual());
        yield dateTime();
      }
      case COMPLEX ->
          throw refusal(
                  "%s is complex: name one of its sub-attributes, such as %s.%s"
                      .formatted(name(), name(), attribute.subAttributes().getFirst().name()))
              .exception();
    };
  }

  private Json text() {
    if (compare.value() instanceof Json.Str) {
      return compare.value();
    }
    reading.take(Leniency.UNQUOTED_VALUE, () -> mismatch("a text in quotes"));
    return Json.string(JsonCodec.text(compare.value()));
  }

  private Json bool() {
    if (compare.value() instanceof Json.Str(String text)
        && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      reading.take(Leniency.QUOTED_VALUE, () -> mismatch("true or false"));
      return Json.bool(text.equalsIgnoreCase("true"));
    }
    if (compare.value() instanceof Json.Bool) {
      return compare.value();
    }
    throw mismatch("true or false").exception();
  }

  private Json number() {
    try {
      if (compare.value() instanceof Json.Str(String text)) {
        Json number = new Json.Num(new BigDecimal(text));
        reading.take(Leniency.QUOTED_VALUE, () -> mismatch("a number"));
        return number;
      }
    } catch (IllegalArgumentException e) {
      throw mismatch("a number").exception();
    }
    if (compare.value() instanceof Json.Num) {
      return compare.value();
    }
    throw mismatch("a number").exception();
  }

  private Json dateTime() {
    try {
      if (compare.value() instanceof Json.Str(String text)) {
        OffsetDateTime.parse(text);
        return compare.value();
      }
    } catch (DateTimeParseException e) {
      // Falls to the refusal below.
    }
    throw mismatch("a time such as \"2026-01-23T04:56:22Z\"").exception();
  }

  private void allow(boolean allowed) {
    if (!allowed) {
      throw refusal(
              "%s is of type %s, which %s cannot compare"
                  .formatted(name(), attribute.type().word(), compare.operator().word()))
          .exception();
    }
  }

  private ScimError mismatch(String expected) {
    return refusal(
        "%s is compared with %s, not %s"
            .formatted(name(), expected, Echo.of(JsonCodec.text(compare.value()))));
  }

  private String name() {
    return Echo.of(compare.path().print());
  }

  private static ScimError refusal(String detail) {
    return ScimError.invalidFilter(detail);
  }
}
