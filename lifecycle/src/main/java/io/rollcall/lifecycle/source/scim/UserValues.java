package io.rollcall.lifecycle.source.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Values of a User by path: `title`, `name.givenName`, `emails`, `department` of the enterprise
/// extension, or an attribute of any extension after its URN and a colon. Case does not count.
final class UserValues {
  private UserValues() {}

  static Optional<String> one(Json.Obj user, String path) {
    return all(user, path).stream().findFirst();
  }

  /// Of an attribute with several values those of its `value`.
  static List<String> all(Json.Obj user, String path) {
    int end = path.lastIndexOf(':');
    if (end > 0 && path.toLowerCase(Locale.ROOT).startsWith("urn:")) {
      return member(user, path.substring(0, end))
          .map(part -> texts(part, path.substring(end + 1)))
          .orElse(List.of());
    }
    List<String> core = texts(user, path);
    return core.isEmpty()
        ? member(user, Schemas.ENTERPRISE_URN).map(part -> texts(part, path)).orElse(List.of())
        : core;
  }

  private static List<String> texts(Json value, String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    Optional<Json> found =
        value instanceof Json.Obj object ? member(object, first) : Optional.empty();
    Stream<Json> values =
        found.stream()
            .flatMap(one -> one instanceof Json.Arr(var items) ? items.stream() : Stream.of(one));
    return dot < 0
        ? values.flatMap(UserValues::text).toList()
        : values.flatMap(one -> texts(one, path.substring(dot + 1)).stream()).toList();
  }

  private static Stream<String> text(Json value) {
    return switch (value) {
      case Json.Str(String text) -> Stream.of(text.strip()).filter(one -> !one.isEmpty());
      case Json.Num(var number) -> Stream.of(number.toPlainString());
      case Json.Bool(boolean truth) -> Stream.of(Boolean.toString(truth));
      case Json.Obj object -> member(object, "value").stream().flatMap(UserValues::text);
      case Json.Null _, Json.Arr _ -> Stream.empty();
    };
  }

  private static Optional<Json> member(Json.Obj object, String name) {
    return object.members().entrySet().stream()
        .filter(one -> one.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
