package io.rollcall.faces.rest;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;

/// The members of a body. Names that nobody asks for are never looked at. Everything here throws
/// [UnreadableException] for what cannot be read.
public record JsonFields(Json.Obj body) {
  private static final List<String> FLAGS = List.of("true", "false");

  /// A text.
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

  /// `true` or `false`, be it as a text.
  public Optional<Boolean> flag(String name) {
    return member(name)
        .map(value -> {
          if (value instanceof Json.Bool(boolean flag)) {
            return flag;
          }
          if (value instanceof Json.Str(String text) && FLAGS.contains(text)) {
            return text.equals("true");
          }
          throw new UnreadableException(name, "\"" + name + "\" must be true or false.");
        });
  }

  /// A list of texts; empty, if there is none of this name.
  public List<String> texts(String name) {
    Optional<Json> value = member(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Json.Arr(List<Json> items)
        && items.stream().allMatch(Json.Str.class::isInstance)) {
      return items.stream().map(Json.Str.class::cast).map(Json.Str::value).toList();
    }
    throw new UnreadableException(name, "\"" + name + "\" must be a list of texts.");
  }

  /// The same, of texts that are possible: in any letter case, and returned as they are spelt here.
  public List<String> words(String name, List<String> possible) {
    return texts(name).stream().map(text -> word(name, text, possible)).toList();
  }

  /// One text that is possible, in any letter case.
  public Optional<String> word(String name, List<String> possible) {
    return text(name).map(text -> word(name, text, possible));
  }

  private static String word(String name, String given, List<String> possible) {
    return possible.stream()
        .filter(given::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() ->
            new UnreadableException(
                name,
                "%s is one of %s; not %s."
                    .formatted(name, String.join(", ", possible), Echo.of(given))));
  }

  /// How many items a page may have, as a number or a text.
  public int limit(int usual, int largest) {
    Optional<String> given =
        member("limit")
            .map(value -> value instanceof Json.Str(String text) ? text : JsonCodec.text(value));
    return Wanted.number("limit", given, usual, largest);
  }

  /// A member; one that is null was not sent.
  public Optional<Json> member(String name) {
    return body.get(name).filter(value -> !(value instanceof Json.Null));
  }
}
