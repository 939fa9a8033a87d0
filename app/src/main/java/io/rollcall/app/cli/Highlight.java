package io.rollcall.app.cli;

import io.rollcall.app.cli.Paint.Style;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What catches the eye in reports: the sign or word that a line begins with. Colours only repeat
/// what is there.
final class Highlight {
  private static final Map<String, Style> SIGNS =
      Map.of(
          "+", Style.GREEN,
          "~", Style.YELLOW,
          "−", Style.RED,
          "!", Style.RED,
          "?", Style.YELLOW,
          "ok", Style.GREEN,
          "warning", Style.YELLOW,
          "failed", Style.RED);
  private static final Pattern BEGINNING =
      Pattern.compile("(?m)^(\\+|~|−|!|\\?|ok|warning|failed)(?= +\\S)");

  private Highlight() {}

  static String in(Paint paint, String text) {
    return BEGINNING
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                paint.in(SIGNS.getOrDefault(found.group(), Style.BOLD), found.group())));
  }
}
