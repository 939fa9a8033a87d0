package io.rollcall.e2e.printed;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A command that a page prints.
///
/// @param words all but the program's name
/// @param whole whether the page prints the program's name, too; without it the words may be only
///   the name of a command
/// @param where the page and the line
record Printed(String words, boolean whole, String where) {
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]+(-[A-Z]+)*|…");

  /// What the reader has to put something else for.
  static boolean isPlaceholder(String word) {
    return PLACEHOLDER.matcher(word).matches();
  }

  /// What the reader has to put something else for, in the order of the command.
  List<String> placeholders() {
    return Arrays.stream(words.split(" ", -1)).filter(Printed::isPlaceholder).distinct().toList();
  }

  /// Whether it only names a command that one of these gives completely.
  boolean isNameOfOneOf(Set<String> others) {
    return !whole && others.stream().anyMatch(other -> other.startsWith(words + " "));
  }

  @Override
  public String toString() {
    return words + " (" + where + ")";
  }
}
