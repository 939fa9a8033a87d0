package io.rollcall.lifecycle.mapping;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/// One expression, compiled.
public final class Expression {
  private static final int LONGEST = 1_000;

  private final CelRuntime.Program program;
  private final Needs needs;

  Expression(CelRuntime.Program program, Needs needs) {
    this.program = program;
    this.needs = needs;
  }

  Needs needs() {
    return needs;
  }

  /// @param facts what is known of a person, by variable
  Value of(Map<String, ?> facts) throws EvaluationFailed {
    try {
      return value(program.eval(facts));
    } catch (CelEvaluationException e) {
      throw new EvaluationFailed(String.valueOf(e.getMessage()).replaceAll("[.\\s]+$", ""));
    }
  }

  private static Value value(Object result) throws EvaluationFailed {
    return switch (result) {
      case NullValue _ -> new Value.Clear();
      case Boolean truth -> new Value.Truth(truth);
      case String text when text.equals(Functions.KEEP) -> new Value.Keep();
      case String text when text.length() > LONGEST ->
          throw new EvaluationFailed(
              "it gives a text of "
                  + text.length()
                  + " characters; at most "
                  + LONGEST
                  + " are sent");
      case String text when text.chars().anyMatch(c -> c < ' ') ->
          throw new EvaluationFailed("it gives a text of several lines or with control characters");
      case String text -> text.isBlank() ? new Value.Clear() : new Value.Text(text);
      case Long number -> new Value.Text(Long.toString(number));
      default -> throw new EvaluationFailed("it gives neither a text nor true or false");
    };
  }
}
