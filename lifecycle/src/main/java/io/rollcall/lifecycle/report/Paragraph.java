package io.rollcall.lifecycle.report;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines that fit a terminal of 100 columns, with a little room for an indent.
public final class Paragraph {
  private static final int WIDTH = 96;
  private static final int NARROWEST = 30;
  private static final String SPACE = "(?<=\\S)(?= )";
  private static final String SPACE_OUTSIDE_QUOTES = SPACE + "(?=(?:[^`]*`[^`]*`)*[^`]*$)";

  private Paragraph() {}

  /// @param head what the first line begins with; the others are indented by its length
  /// @param text broken at spaces, but for those of a command in backquotes, which can be copied;
  ///   what is too long for a line has one of its own
  public static List<String> of(String head, String text) {
    int width = Math.max(NARROWEST, WIDTH - head.length());
    String indent = " ".repeat(head.length());
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    // Runs of spaces set columns apart, so they are kept where a line is not broken.
    for (String word : words(text)) {
      if (!line.isEmpty() && line.length() + word.length() > width) {
        lines.add(((lines.isEmpty() ? head : indent) + line).stripTrailing());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? word.stripLeading() : word);
    }
    lines.add(((lines.isEmpty() ? head : indent) + line).stripTrailing());
    return lines;
  }

  private static String[] words(String text) {
    boolean quotes = text.chars().filter(one -> one == '`').count() % 2 == 0;
    return text.split(quotes ? SPACE_OUTSIDE_QUOTES : SPACE);
  }
}
