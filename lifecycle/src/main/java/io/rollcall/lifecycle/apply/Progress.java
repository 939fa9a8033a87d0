package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.plan.Plan;

/// Watches a run while it applies; for showing, never for deciding.
public interface Progress {
  Progress SILENT =
      new Progress() {
        @Override
        public void sending(Change change) {}

        @Override
        public void step(Change.Heal heal, Step step, String result) {}

        @Override
        public void ended(Outcome outcome) {}
      };

  /// A plan is about to be sent; one in every round of a run.
  default void begins(Plan plan) {}

  void sending(Change change);

  /// @param result what the step came to, in a few words
  void step(Change.Heal heal, Step step, String result);

  void ended(Outcome outcome);
}
