package io.rollcall.lifecycle.mapping;

import java.util.Comparator;
import java.util.List;

/// What may have been meant by a word that nobody knows.
public final class Nearest {
  private Nearest() {}

  /// `. Did you mean department?`, or nothing when no word is near.
  public static String hint(String wrong, List<String> words) {
    return words.stream()
        .filter(word -> near(wrong, word))
        .min(Comparator.comparingInt(word -> distance(wrong, word)))
        .map(word -> ". Did you mean " + word + "?")
        .orElse("");
  }

  public static boolean near(String wrong, String word) {
    return distance(wrong, word) <= Math.max(1, word.length() / 3);
  }

  // Levenshtein's distance, row by row.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int substitute = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
