package io.rollcall.lifecycle.golden;

import io.rollcall.lifecycle.model.Attributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The words of one command: plain ones in order, `name=value` and flags from anywhere.
final class Line {
  private static final List<String> FLAGS =
      List.of("inactive", "used", "fixed", "renames", "deleted", "from-groups", "retire");

  private final Deque<String> words = new ArrayDeque<>();
  private final List<String> marks = new ArrayList<>();

  Line(String text) {
    for (String word : text.strip().split(" +")) {
      if (FLAGS.contains(word) || word.contains("=")) {
        marks.add(word);
      } else {
        words.add(word);
      }
    }
  }

  String word() {
    return words.remove();
  }

  String wordOr(String other) {
    return words.isEmpty() ? other : words.remove();
  }

  int number() {
    return Integer.parseInt(word());
  }

  List<String> words() {
    return List.copyOf(words);
  }

  String rest() {
    return String.join(" ", words);
  }

  boolean flag(String flag) {
    return marks.contains(flag);
  }

  /// The value of `name=value`.
  Optional<String> mark(String name) {
    return marks.stream()
        .filter(mark -> mark.startsWith(name + "="))
        .map(mark -> mark.substring(name.length() + 1))
        .findFirst();
  }

  Attributes attributes(Attributes attributes) {
    Attributes all = attributes;
    for (String mark : marks) {
      if (mark.startsWith("license=")) {
        all = all.with(Attributes.LICENSE, mark.substring("license=".length()));
      }
      if (mark.startsWith("role=")) {
        String role = mark.substring("role=".length()).replace('_', ' ');
        all = all.with(Attributes.role(role), Attributes.GIVEN);
      }
      if (mark.startsWith("number=")) {
        all = all.with(Attributes.EMPLOYEE_NUMBER, mark.substring("number=".length()));
      }
      if (mark.startsWith("given=")) {
        all = all.with(Attributes.GIVEN_NAME, mark.substring("given=".length()));
      }
      if (mark.startsWith("family=")) {
        all = all.with(Attributes.FAMILY_NAME, mark.substring("family=".length()));
      }
      if (mark.startsWith("department=")) {
        all = all.with(Attributes.DEPARTMENT, mark.substring("department=".length()));
      }
    }
    return all;
  }
}
