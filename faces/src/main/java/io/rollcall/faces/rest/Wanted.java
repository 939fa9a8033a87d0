package io.rollcall.faces.rest;

import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Echo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  static int number(String name, Optional<String> given, int usual, int largest) {
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
  public JsonFields body() {
    if (wire.body().isEmpty()) {
      return new JsonFields(Json.Obj.EMPTY);
    }
    try {
      if (wire.body().json() instanceof Json.Obj object) {
        return new JsonFields(object);
      }
      throw new UnreadableException("", "The body is not a JSON object.");
    } catch (JsonException e) {
      throw new UnreadableException("", "The body is not JSON: " + e.getMessage());
    }
  }

  /// The query as a body would say it.
  ///
  /// @param lists the parameters that have several values, with commas or sent again and again
  public JsonFields queryAsBody(List<String> lists) {
    Map<String, List<Json>> values = new LinkedHashMap<>();
    for (Query.Parameter each : wire.query().parameters()) {
      boolean isList = lists.contains(each.name());
      Stream<String> some =
          isList ? Arrays.stream(each.value().split(",")) : Stream.of(each.value());
      values
          .computeIfAbsent(each.name(), _ -> new ArrayList<>())
          .addAll(
              some.map(String::strip)
                  .filter(text -> !text.isEmpty())
                  .<Json>map(Json::string)
                  .toList());
    }
    Json.Builder body = Json.object();
    values.forEach((name, texts) -> {
      if (lists.contains(name)) {
        body.put(name, texts);
      } else if (!texts.isEmpty()) {
        body.put(name, texts.getFirst());
      }
    });
    return new JsonFields(body.build());
  }
}
