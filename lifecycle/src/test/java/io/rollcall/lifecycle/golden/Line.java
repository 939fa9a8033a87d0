package io.rollcall.lifecycle.golden;

import io.rollcall.lifecycle.model.Attributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The words of one command: plain ones in order, `name=value` and flags from anywhere.
final class Line {
  private static final List<String> FLAGS =
      List.of("inactive", "used", "fixed", "renames", "deleted", "from-groups");

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

  Attributes attributes(Attributes attributes) {
    Attributes all = attributes;
    for (String mark : marks) {
      if (mark.startsWith("number=")) {
        all = all.with(Attributes.EMPLOYEE_NUMBER, mark.substring("number=".length()));
      }
      if (mark.startsWith("department=")) {
        all = all.with(Attributes.DEPARTMENT, mark.substring("department=".length()));
      }
    }
    return all;
  }
}
