package io.rollcall.lifecycle.apply;

/// How a step of a recipe ended.
sealed interface StepResult {
  record GoOn(String text) implements StepResult {}

  /// The rest of the recipe up to the check is not needed.
  record Skip(String text) implements StepResult {}

  /// The same step again, when everything else that can be done has been.
  record Later() implements StepResult {}

  record End(Outcome outcome) implements StepResult {}
}
