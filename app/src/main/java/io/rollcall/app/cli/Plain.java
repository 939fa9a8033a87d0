package io.rollcall.app.cli;

import java.util.regex.Pattern;

/// Stored texts as a terminal may show them. Somebody else may have chosen them: control characters
/// (C0, DEL and C1), line separators and those that turn the direction of writing are spelt like
/// `\\u001B`, so that none of them moves the cursor, forges a line, or reads otherwise than it is.
public final class Plain {
  private static final String OTHERS = "\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069";
  private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}" + OTHERS + "]");
  private static final Pattern NOT_IN_LINES = Pattern.compile("[\\p{Cc}" + OTHERS + "&&[^\n]]");

  private Plain() {}

  /// What is one line.
  public static String line(String text) {
    return spelt(NOT_IN_A_LINE, text);
  }

  /// What may be several lines.
  public static String lines(String text) {
    return spelt(NOT_IN_LINES, text);
  }

  private static String spelt(Pattern hostile, String text) {
    return hostile
        .matcher(text)
        .replaceAll(found -> "\\\\u%04X".formatted((int) found.group().charAt(0)));
  }
}
