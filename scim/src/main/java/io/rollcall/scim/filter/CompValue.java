package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.schema.AttributePath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The rule `compValue = false / null / true / number / string` of the filter grammar: JSON, but
/// for [Leniency#UNQUOTED_VALUE].
record CompValue(Cursor cursor, Reading reading) {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  /// @param path what is compared with the value
  Json read(AttributePath path) {
    cursor.skipSpaces();
    int start = cursor.position();
    if (cursor.isAt('"')) {
      return string(start);
    }
    String word = cursor.word();
    return switch (word) {
      case "" -> throw cursor.expected(start, "a value, such as \"text\" in quotes, true or 42");
      case "true" -> new Json.Bool(true);
      case "false" -> new Json.Bool(false);
      case "null" -> new Json.Null();
      default -> NUMBER.matcher(word).matches() ? number(start, word) : unquoted(path, start, word);
    };
  }

  private Json string(int start) {
    try {
      return JsonCodec.parse(cursor.quoted().getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw cursor.refused(start, "this is not a JSON string: " + e.getMessage());
    }
  }

  private Json number(int start, String literal) {
    try {
      return new Json.Num(new BigDecimal(literal));
    } catch (IllegalArgumentException e) {
      throw cursor.refused(start, "number out of range");
    }
  }

  private Json unquoted(AttributePath path, int start, String literal) {
    reading.take(
        Leniency.UNQUOTED_VALUE,
        () ->
            cursor
                .refused(
                    start,
                    "%s is compared with a text in quotes, not %s"
                        .formatted(Echo.of(path.print()), Echo.of(literal)))
                .error());
    return new Json.Str(literal);
  }
}
