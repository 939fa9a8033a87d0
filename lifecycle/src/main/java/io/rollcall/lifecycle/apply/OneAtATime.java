package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.plan.Plan;

/// Tells somebody who watches of changes that are made side by side, one thing at a time.
final class OneAtATime implements Progress {
  private final Progress watching;

  OneAtATime(Progress watching) {
    this.watching = watching;
  }

  @Override
  public synchronized void begins(Plan plan) {
    watching.begins(plan);
  }

  @Override
  public synchronized void sending(Change change) {
    watching.sending(change);
  }

  @Override
  public synchronized void step(Change.Heal heal, Step step, String result) {
    watching.step(heal, step, result);
  }

  @Override
  public synchronized void ended(Outcome outcome) {
    watching.ended(outcome);
  }
}
