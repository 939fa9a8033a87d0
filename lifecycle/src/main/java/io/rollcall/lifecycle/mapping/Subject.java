package io.rollcall.lifecycle.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an expression is about, with the facts that it may ask for.
enum Subject {
  PERSON(Fact.PERSON, "ask for person.department, say, which is empty where the source gives none"),
  GROUP("group", "ask for group.name, say");

  /// What is known of a group, all of it text.
  static final List<String> GROUP_FACTS = List.of("name", "id", "source");

  private final String word;
  private final String alone;

  Subject(String word, String alone) {
    this.word = word;
    this.alone = alone;
  }

  /// What facts stand behind: `person` in `person.department`.
  String word() {
    return word;
  }

  /// What to say to whoever uses the subject without a fact.
  String alone() {
    return alone;
  }

  /// Every word that may stand behind it.
  List<String> facts() {
    return switch (this) {
      case PERSON -> Fact.words();
      case GROUP -> GROUP_FACTS;
    };
  }

  /// Variables that begin an expression: what a mistaken word may have meant.
  List<String> names() {
    return switch (this) {
      case PERSON -> List.of(word, Fact.GROUPS);
      case GROUP -> List.of(word);
    };
  }

  /// Every variable with its type: `person.department`.
  Map<String, CelType> variables() {
    Map<String, CelType> variables = new LinkedHashMap<>();
    switch (this) {
      case PERSON -> {
        for (Fact fact : Fact.values()) {
          variables.put(fact.variable(), fact.type());
        }
        variables.put(word + "." + Fact.SAID, Fact.SAID_TYPE);
        variables.put(Fact.GROUPS, Fact.TEXTS);
      }
      case GROUP -> GROUP_FACTS.forEach(one -> variables.put(word + "." + one, SimpleType.STRING));
    }
    return variables;
  }
}
