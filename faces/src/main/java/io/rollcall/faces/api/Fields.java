package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The members of a body. Names are exact, and one that is not known is refused: it would be
/// ignored otherwise, and nobody would notice.
record Fields(Json.Obj body) {

  static Fields read(WireRequest request, List<String> names) {
    checkMediaType(request);
    Json.Obj body = parse(request);
    for (String name : body.members().keySet()) {
      if (!names.contains(name)) {
        throw Problem.invalid(
            "The member \""
                + Echo.of(name)
                + "\" is not known here; possible: "
                + (names.isEmpty() ? "none" : String.join(", ", names))
                + ".");
      }
    }
    return new Fields(body);
  }

  private static void checkMediaType(WireRequest request) {
    String type =
        request
            .header("content-type")
            .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .orElse("application/json");
    if (!request.body().isEmpty() && !type.equals("application/json") && !type.endsWith("+json")) {
      throw Problem.of(415, "The body is read as application/json, not as " + Echo.of(type) + ".");
    }
  }

  private static Json.Obj parse(WireRequest request) {
    if (request.body().isEmpty()) {
      return Json.Obj.EMPTY;
    }
    try {
      if (request.body().json() instanceof Json.Obj object) {
        return object;
      }
      throw Problem.invalid("The body is not a JSON object.");
    } catch (JsonException e) {
      throw Problem.invalid("The body is not JSON: " + e.getMessage());
    }
  }

  String required(String name) {
    return string(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Problem.invalid("The body needs \"" + name + "\", a text."));
  }

  Optional<String> string(String name) {
    return body.get(name)
        .map(value -> {
          if (value instanceof Json.Str(String text)) {
            return text;
          }
          throw wrong(name, "a text");
        });
  }

  Optional<Boolean> flag(String name) {
    return body.get(name)
        .map(value -> {
          if (value instanceof Json.Bool(boolean flag)) {
            return flag;
          }
          throw wrong(name, "true or false");
        });
  }

  Optional<Long> integer(String name) {
    return body.get(name)
        .map(value -> {
          if (value instanceof Json.Num number && number.integer().isPresent()) {
            return number.integer().get();
          }
          throw wrong(name, "a whole number");
        });
  }

  Optional<List<String>> strings(String name) {
    return body.get(name)
        .map(value -> {
          if (value instanceof Json.Arr(List<Json> items)) {
            return items.stream().map(item -> text(name, item)).toList();
          }
          throw wrong(name, "a list of texts");
        });
  }

  private static String text(String name, Json item) {
    if (item instanceof Json.Str(String text)) {
      return text;
    }
    throw wrong(name, "a list of texts");
  }

  Json.Obj object(String name) {
    if (body.get(name).orElse(Json.Obj.EMPTY) instanceof Json.Obj object && !object.isEmpty()) {
      return object;
    }
    throw wrong(name, "an object");
  }

  private static Problem.Refused wrong(String name, String expected) {
    return Problem.invalid("\"" + name + "\" must be " + expected + ".");
  }
}
