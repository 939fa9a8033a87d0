package io.rollcall.lifecycle.mapping;

import java.util.Arrays;
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

  // Levenshtein's distance, row by row; two letters in each other's place count as one mistake.
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] above = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= one.length(); i++) {
      int[] free = before;
      before = above;
      above = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int substitute = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitute, Math.min(above[j], row[j - 1]) + 1);
        if (isSwapped(one, i, other, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[other.length()];
  }

  private static boolean isSwapped(String one, int i, String other, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
