package io.rollcall.scim.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an attribute as the protocol writes it: `userName`, `name.familyName`, or with the
/// schema in front, `urn:ietf:params:scim:schemas:core:2.0:User:userName` (RFC 7644 §3.10).
public record AttributePath(Optional<String> schema, String name, Optional<String> sub) {
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?:(urn:[^\\s\"\\[\\]()]+):)?([$A-Za-z][\\w$-]*)(?:\\.([$A-Za-z][\\w$-]*))?",
          Pattern.CASE_INSENSITIVE);

  /// A URN that ends in a version, such as `urn:example:badge:1.0`: its last part is the path's
  /// name.
  private static final Pattern VERSIONED =
      Pattern.compile("(urn:[^\\s\"\\[\\]()]+):(\\d[\\w.$-]*)", Pattern.CASE_INSENSITIVE);

  public static AttributePath of(String name) {
    return new AttributePath(Optional.empty(), name, Optional.empty());
  }

  public static AttributePath of(String name, String sub) {
    return new AttributePath(Optional.empty(), name, Optional.of(sub));
  }

  /// The path that this text is, if it is one.
  public static Optional<AttributePath> parse(String text) {
    Matcher parts = GRAMMAR.matcher(text);
    return parts.matches()
        ? Optional.of(
            new AttributePath(
                Optional.ofNullable(parts.group(1)),
                parts.group(2),
                Optional.ofNullable(parts.group(3))))
        : versioned(VERSIONED.matcher(text));
  }

  private static Optional<AttributePath> versioned(Matcher parts) {
    return parts.matches()
        ? Optional.of(
            new AttributePath(Optional.of(parts.group(1)), parts.group(2), Optional.empty()))
        : Optional.empty();
  }

  /// The text that [#parse] reads as this path.
  public String print() {
    return schema.map(s -> s + ":").orElse("") + name + sub.map(s -> "." + s).orElse("");
  }

  /// The same path in lower case: two paths name the same attribute when these are equal.
  public AttributePath normalised() {
    return new AttributePath(
        schema.map(AttributePath::lower), lower(name), sub.map(AttributePath::lower));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
