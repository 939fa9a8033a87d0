package io.rollcall.app.cli.manual;

import java.util.ArrayList;
import java.util.List;

/// Breaks text at spaces into lines that are not too wide.
final class Fold {
  private Fold() {}

  /// @param width in characters; a longer word has a line of its own
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
