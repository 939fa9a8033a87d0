package io.rollcall.faces.rest;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Echo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a request says in its query and its body. Everything here throws [UnreadableException] for
/// what cannot be read.
public record Wanted(WireRequest wire) {

  public Optional<String> parameter(String name) {
    return wire.query().first(name);
  }

  /// A parameter with commas in it; no values, if it was not sent.
  public List<String> parameters(String name) {
    return Arrays.stream(parameter(name).orElse("").split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /// How many items a page may have.
  public int limit(int usual, int largest) {
    return number("limit", parameter("limit"), usual, largest);
  }

  /// The same, said in the body.
  public int limitInBody(int usual, int largest) {
    return number("limit", member("limit").map(JsonCodec::text), usual, largest);
  }

  private static int number(String name, Optional<String> given, int usual, int largest) {
    String text = given.orElse(String.valueOf(usual));
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= largest) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Refused below, as a number out of range is.
    }
    throw new UnreadableException(
        name, name + " is a number from 1 to " + largest + ", not " + Echo.of(text) + ".");
  }

  /// An instant, to the millisecond: as text, or as milliseconds of the epoch.
  public Optional<Instant> instant(String name) {
    return parameter(name).map(text -> instant(name, text));
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.ofEpochMilli(
          text.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Long.parseLong(text)
              : Instant.parse(text).toEpochMilli());
    } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
      throw new UnreadableException(
          name,
          name
              + " is an instant like 2026-11-21T09:41:00.000Z, or milliseconds since 1970, not "
              + Echo.of(text)
              + ".");
    }
  }

  /// The body; an empty object if there is none.
  public Json.Obj body() {
    if (wire.body().isEmpty()) {
      return Json.Obj.EMPTY;
    }
    try {
      if (wire.body().json() instanceof Json.Obj object) {
        return object;
      }
      throw new UnreadableException("", "The body is not a JSON object.");
    } catch (JsonException e) {
      throw new UnreadableException("", "The body is not JSON: " + e.getMessage());
    }
  }

  /// A text of the body.
  ///
  /// @param example a body as it should be
  public String required(String name, String example) {
    return text(name)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() ->
            new UnreadableException(
                name, "The body needs \"" + name + "\", as in " + example + "."));
  }

  public Optional<String> text(String name) {
    return member(name)
        .map(value -> {
          if (value instanceof Json.Str(String text)) {
            return text;
          }
          throw new UnreadableException(name, "\"" + name + "\" must be a text.");
        });
  }

  /// A list of texts of the body; empty, if it has none of this name.
  public Optional<List<String>> texts(String name) {
    return member(name)
        .map(value -> {
          if (value instanceof Json.Arr(List<Json> items)
              && items.stream().allMatch(Json.Str.class::isInstance)) {
            return items.stream().map(Json.Str.class::cast).map(Json.Str::value).toList();
          }
          throw new UnreadableException(name, "\"" + name + "\" must be a list of texts.");
        });
  }

  /// One of several words, in any letter case.
  public static void checkWord(String name, String given, List<String> possible) {
    if (!possible.contains(given.toLowerCase(Locale.ROOT))) {
      throw new UnreadableException(
          name,
          name + " is one of " + String.join(", ", possible) + "; not " + Echo.of(given) + ".");
    }
  }

  /// A member of the body; one that is null was not sent.
  public Optional<Json> member(String name) {
    return body().get(name).filter(value -> !(value instanceof Json.Null));
  }
}
