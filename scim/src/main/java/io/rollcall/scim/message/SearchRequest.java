package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a client asks of a list of resources (RFC 7644 §3.4.2), in the body of a POST to `.search`
/// (§3.4.3) or in the parameters of a GET: the same in both.
///
/// @param startIndex counted from 1; less than 1 is 1 (§3.4.2.4)
/// @param count negative is 0 (§3.4.2.4)
/// @param cursor where the last page ended; empty text asks for the first page (RFC 9865 §2)
public record SearchRequest(
    List<String> attributes,
    List<String> excludedAttributes,
    Optional<String> filter,
    Optional<String> sortBy,
    SortOrder sortOrder,
    Optional<Integer> startIndex,
    Optional<Integer> count,
    Optional<String> cursor) {
  /// How many different attributes may be named.
  public static final int MAX_NAMES = 1_000;

  /// How the values of `sortBy` follow each other.
  public enum SortOrder {
    ASCENDING,
    DESCENDING;

    static SortOrder of(Optional<String> word) {
      return switch (word.orElse("ascending").toLowerCase(Locale.ROOT)) {
        case "ascending" -> ASCENDING;
        case "descending" -> DESCENDING;
        default ->
            throw ScimError.invalidValue(
                    "sortOrder must be ascending or descending, not " + Echo.of(word.orElseThrow()))
                .exception();
      };
    }
  }

  public SearchRequest {
    attributes = List.copyOf(attributes);
    excludedAttributes = List.copyOf(excludedAttributes);
    startIndex = startIndex.map(i -> Math.max(1, i));
    count = count.map(c -> Math.max(0, c));
    if (startIndex.isPresent() && cursor.isPresent()) {
      throw ScimError.invalidValue(
              "startIndex and cursor are two ways of paging: send one of them (RFC 9865 §2)")
          .exception();
    }
  }

  /// @throws ScimException invalidSyntax, invalidValue or invalidCount, saying which member and why
  public static SearchRequest read(Json json) {
    return read(json, Reading.lenient());
  }

  /// As [#read(Json)], as part of a reading that may refuse leniencies.
  public static SearchRequest read(Json json, Reading reading) {
    if (!(json instanceof Json.Obj body)) {
      throw ScimError.invalidSyntax("The body of a search must be a JSON object").exception();
    }
    if (!body.items("schemas").contains(Json.string(Urn.SEARCH_REQUEST))) {
      reading.take(
          Leniency.NO_MESSAGE_SCHEMA,
          () -> ScimError.invalidSyntax("The schemas of a search must list " + Urn.SEARCH_REQUEST));
    }
    return new SearchRequest(
        names(body, "attributes", reading),
        names(body, "excludedAttributes", reading),
        text(body, "filter"),
        text(body, "sortBy"),
        SortOrder.of(text(body, "sortOrder")),
        given(body, "startIndex").map(v -> number("startIndex", JsonCodec.text(v))),
        given(body, "count").map(v -> number("count", JsonCodec.text(v))),
        text(body, "cursor"));
  }

  /// From the parameters of a GET, each looked up by its name; lists are separated by commas.
  ///
  /// @throws ScimException invalidValue or invalidCount, saying which parameter and why
  public static SearchRequest ofQuery(Function<String, Optional<String>> parameter) {
    return new SearchRequest(
        names("attributes", parameter.apply("attributes").orElse("")),
        names("excludedAttributes", parameter.apply("excludedAttributes").orElse("")),
        parameter.apply("filter"),
        parameter.apply("sortBy"),
        SortOrder.of(parameter.apply("sortOrder")),
        parameter.apply("startIndex").map(v -> number("startIndex", v.strip())),
        parameter.apply("count").map(v -> number("count", v.strip())),
        parameter.apply("cursor"));
  }

  private static Optional<Json> given(Json.Obj body, String name) {
    return body.find(name).filter(v -> !(v instanceof Json.Null));
  }

  private static Optional<String> text(Json.Obj body, String name) {
    return given(body, name)
        .map(v -> {
          if (v instanceof Json.Str(String text)) {
            return text;
          }
          throw wrong(name, "a string", v).exception();
        });
  }

  private static List<String> names(Json.Obj body, String name, Reading reading) {
    Json given = given(body, name).orElse(Json.Arr.EMPTY);
    if (given instanceof Json.Str(String text)) {
      reading.take(Leniency.SINGLE_FOR_LIST, () -> wrong(name, "a list of names", given));
      return names(name, text);
    }
    if (!(given instanceof Json.Arr(List<Json> items))) {
      throw wrong(name, "a list of names", given).exception();
    }
    return distinct(
        name,
        items.stream()
            .map(item -> {
              if (item instanceof Json.Str(String text)) {
                return text;
              }
              throw wrong(name, "a list of names", given).exception();
            }));
  }

  /// The names in a list with commas between, each once.
  ///
  /// @param name of the list
  /// @throws ScimException invalidValue if there are more than anybody means
  public static List<String> names(String name, String list) {
    return distinct(
        name, Arrays.stream(list.split(",")).map(String::strip).filter(n -> !n.isEmpty()));
  }

  private static List<String> distinct(String name, Stream<String> names) {
    List<String> distinct = names.distinct().limit(MAX_NAMES + 1L).toList();
    if (distinct.size() > MAX_NAMES) {
      throw ScimError.invalidValue(
              "%s names more than %,d attributes; name fewer, or leave it out"
                  .formatted(name, MAX_NAMES))
          .exception();
    }
    return distinct;
  }

  /// Numbers beyond the range of an `int` stand for its ends: no list is that long.
  private static int number(String name, String text) {
    try {
      return Math.clamp(Long.parseLong(text), Integer.MIN_VALUE, Integer.MAX_VALUE);
    } catch (NumberFormatException e) {
      String detail = name + " must be a whole number, not " + Echo.of(text);
      throw (name.equals("count") ? ScimError.invalidCount(detail) : ScimError.invalidValue(detail))
          .exception();
    }
  }

  private static ScimError wrong(String name, String expected, Json value) {
    return ScimError.invalidSyntax(
        "%s must be %s, not %s".formatted(name, expected, Echo.of(JsonCodec.text(value))));
  }
}
