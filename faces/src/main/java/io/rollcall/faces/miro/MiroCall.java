package io.rollcall.faces.miro;

import io.rollcall.faces.rest.JsonFields;
import io.rollcall.faces.rest.Wanted;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request that found its route, and the reading of what it says. Everything here throws
/// [MiroError.Refusal], or [io.rollcall.faces.rest.UnreadableException], for what cannot be read.
///
/// @param variables what stands in the path for the template's variables
record MiroCall(Caller.OfOrganization caller, WireRequest wire, Map<String, String> variables) {
  static final int LARGEST_PAGE = 100;

  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

  MiroCall {
    variables = Map.copyOf(variables);
  }

  String organization() {
    return caller.organizationId();
  }

  String variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(() -> new IllegalStateException("the route has no variable " + name));
  }

  Optional<String> parameter(String name) {
    return wire.query().first(name);
  }

  /// A parameter with commas in it.
  List<String> list(String name, int most) {
    List<String> items =
        Arrays.stream(parameter(name).orElse("").split(","))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .toList();
    if (items.isEmpty() || items.size() > most) {
      throw MiroError.invalid(name + " takes 1 to " + most + " values, separated by commas.")
          .refusal();
    }
    return items;
  }

  Optional<Boolean> flag(String name) {
    return parameter(name)
        .map(text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw MiroError.invalid(name + " is true or false, not " + Echo.of(text) + ".")
                      .refusal();
            });
  }

  /// The id of the last item received.
  Optional<String> cursor() {
    Optional<String> cursor = parameter("cursor");
    cursor
        .filter(text -> !ID.matcher(text).matches())
        .ifPresent(text -> {
          throw noCursor(text);
        });
    return cursor;
  }

  static MiroError.Refusal noCursor(String text) {
    return MiroError.invalid(
            "cursor is what the page before said in \"cursor\", and this is none: "
                + Echo.of(text)
                + ". Leave it out to begin anew.")
        .refusal();
  }

  int limit() {
    return wanted().limit(LARGEST_PAGE, LARGEST_PAGE);
  }

  Instant instant(String name) {
    String text =
        parameter(name)
            .orElseThrow(() ->
                MiroError.invalid(name + " is required, for example 2026-11-21T09:41:00.000Z.")
                    .refusal());
    try {
      return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException _) {
      throw MiroError.invalid(
              name + " is no instant like 2026-11-21T09:41:00.000Z: " + Echo.of(text))
          .refusal();
    }
  }

  /// The body; an empty object if there is none.
  Json.Obj body() {
    return fields().body();
  }

  private JsonFields fields() {
    return wanted().body();
  }

  private Wanted wanted() {
    return new Wanted(wire);
  }

  /// A text of the body.
  ///
  /// @param example a body as it should be
  String required(String name, String example) {
    return fields().required(name, example);
  }

  Optional<String> text(String name) {
    return fields().text(name);
  }

  /// What names one person, as an address.
  String address(String text) {
    if (text.contains("@")) {
      return text;
    }
    throw MiroError.invalid("email is an address, not " + Echo.of(text) + ".").refusal();
  }

  /// A list of texts of the body; none, if it has no such list.
  List<String> texts(String name) {
    return fields().texts(name);
  }
}
