package io.rollcall.scim.filter;

import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.function.Function;

/// A place in the text of a filter or path: takes words and characters, and says in a refusal where
/// it stands and what stands there.
final class Cursor {
  private static final String DELIMITERS = " ()[]\"";

  private final String text;
  private final Function<String, ScimError> refusal;
  private int position;

  Cursor(String text, Function<String, ScimError> refusal) {
    this.text = text;
    this.refusal = refusal;
  }

  int position() {
    return position;
  }

  void backTo(int earlier) {
    position = earlier;
  }

  boolean isAtEnd() {
    return position >= text.length();
  }

  boolean isAt(char c) {
    return !isAtEnd() && text.charAt(position) == c;
  }

  void skipSpaces() {
    while (isAt(' ')) {
      position++;
    }
  }

  /// All up to the next space, quote, parenthesis or bracket; may be empty.
  String word() {
    int start = position;
    while (!isAtEnd() && DELIMITERS.indexOf(text.charAt(position)) < 0) {
      position++;
    }
    return text.substring(start, position);
  }

  /// A string in quotes, as it is written, from the opening quote here to the closing one.
  String quoted() {
    int start = position++;
    while (!isAtEnd() && !isAt('"')) {
      position += isAt('\\') ? 2 : 1;
    }
    if (isAtEnd()) {
      throw refused(start, "the text that begins here has no closing quote");
    }
    position++;
    return text.substring(start, position);
  }

  /// Takes this character if it is next.
  boolean accept(char expected) {
    boolean accepted = isAt(expected);
    position += accepted ? 1 : 0;
    return accepted;
  }

  /// Takes this word if it is next, after spaces, in whatever letter case.
  boolean acceptWord(String expected) {
    int start = position;
    skipSpaces();
    boolean accepted = word().equalsIgnoreCase(expected);
    position = accepted ? position : start;
    return accepted;
  }

  void expect(char expected) {
    if (!accept(expected)) {
      throw expected(position, "\"" + expected + "\"");
    }
  }

  /// A refusal: at this place something else should have been.
  ScimException expected(int at, String what) {
    backTo(at);
    String word = word();
    String found = word.isEmpty() && !isAtEnd() ? text.substring(at, at + 1) : word;
    return refused(
        at, "expected %s, found %s".formatted(what, found.isEmpty() ? "the end" : quote(found)));
  }

  ScimException refused(int at, String why) {
    return refusal.apply("At character %d: %s".formatted(at + 1, why)).exception();
  }

  private static String quote(String found) {
    return "\"" + Echo.of(found) + "\"";
  }
}
