package io.rollcall.app.engine.kind;

import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.mapping.Expression;
import io.rollcall.lifecycle.mapping.ExpressionMistake;
import io.rollcall.lifecycle.mapping.Expressions;
import io.rollcall.lifecycle.mapping.MappedPaths;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.mapping.Nearest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Expressions in a configuration. What the language needs is made when the first one is met.
public final class Language {
  private Optional<Expressions> made = Optional.empty();

  /// `map:`, an expression for each SCIM path.
  public Mapping mapping(Section section) {
    Map<String, Expression> expressions = new LinkedHashMap<>();
    for (String word : section.keys()) {
      String path = MappedPaths.path(word).orElseThrow(() -> section.mistake(word, unknown(word)));
      String text = section.text(word);
      try {
        if (expressions.put(path, MappedPaths.compile(expressions(), path, text)) != null) {
          throw section.mistake(word, "is mapped twice");
        }
      } catch (ExpressionMistake mistake) {
        throw section.mistake(word, mistake);
      }
    }
    section.end();
    return new Mapping(expressions);
  }

  /// An expression that is true or false.
  public Expression condition(Section section, String key) {
    try {
      return expressions().condition(section.text(key));
    } catch (ExpressionMistake mistake) {
      throw section.mistake(key, mistake);
    }
  }

  /// An expression about a group of the source that is true or false, where there is one.
  public Optional<Expression> groupCondition(Section section, String key) {
    return optional(section, key, text -> expressions().groupCondition(text));
  }

  /// An expression about a group of the source that gives a text, where there is one.
  public Optional<Expression> groupText(Section section, String key) {
    return optional(section, key, text -> expressions().groupText(text));
  }

  private interface Compiler {
    Expression compile(String text) throws ExpressionMistake;
  }

  private static Optional<Expression> optional(Section section, String key, Compiler compiler) {
    Optional<String> text = section.optionalText(key);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(compiler.compile(text.get()));
    } catch (ExpressionMistake mistake) {
      throw section.mistake(key, mistake);
    }
  }

  private static String unknown(String word) {
    return switch (word) {
      case "emails" -> "cannot be mapped: the primary e-mail is always the userName; map userName";
      case "externalId" ->
          "cannot be mapped: it is the source's id, by which accounts are recognised";
      default ->
          "cannot be mapped; known are "
              + String.join(", ", MappedPaths.words())
              + Nearest.hint(word, MappedPaths.words());
    };
  }

  private Expressions expressions() {
    Expressions expressions = made.orElseGet(Expressions::new);
    made = Optional.of(expressions);
    return expressions;
  }
}
