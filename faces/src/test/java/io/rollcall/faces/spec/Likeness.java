package io.rollcall.faces.spec;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a JSON value is what a case expects. What the case does not name may be anything; lists
/// must have as many elements as the case names, in that order.
///
/// A string of the form `~regex` is a pattern for the value's text, `?` any value at all, and `!`
/// none: the member is absent.
final class Likeness {
  private Likeness() {}

  /// The first place where they differ, in words.
  static Optional<String> difference(String where, Json expected, Optional<Json> actual) {
    if (expected instanceof Json.Str(String text) && text.equals("!")) {
      return actual.map(value -> where + " is there: " + JsonCodec.text(value));
    }
    return actual
        .map(value -> difference(where, expected, value))
        .orElseGet(() -> Optional.of(where + " is absent"));
  }

  private static Optional<String> difference(String where, Json expected, Json actual) {
    return switch (expected) {
      case Json.Obj object -> inObject(where, object, actual);
      case Json.Arr(List<Json> items) -> inList(where, items, actual);
      case Json.Str(String text) when text.equals("?") -> Optional.empty();
      case Json.Str(String text) when text.startsWith("~") ->
          when(
              !Pattern.compile(text.substring(1)).matcher(text(actual)).find(),
              where,
              expected,
              actual);
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          when(!expected.equals(actual), where, expected, actual);
    };
  }

  private static String text(Json actual) {
    return actual instanceof Json.Str(String text) ? text : JsonCodec.text(actual);
  }

  private static Optional<String> inObject(String where, Json.Obj expected, Json actual) {
    return actual instanceof Json.Obj object
        ? expected.members().entrySet().stream()
            .flatMap(member ->
                difference(
                    where + "/" + member.getKey(), member.getValue(), object.get(member.getKey()))
                    .stream())
            .findFirst()
        : when(true, where, expected, actual);
  }

  private static Optional<String> inList(String where, List<Json> expected, Json actual) {
    if (!(actual instanceof Json.Arr(List<Json> items)) || items.size() != expected.size()) {
      return when(true, where, Json.array(expected), actual);
    }
    for (int i = 0; i < items.size(); i++) {
      Optional<String> difference = difference(where + "/" + i, expected.get(i), items.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> when(boolean differs, String where, Json expected, Json actual) {
    return differs
        ? Optional.of(
            where + " should be " + JsonCodec.text(expected) + " and is " + JsonCodec.text(actual))
        : Optional.empty();
  }
}
