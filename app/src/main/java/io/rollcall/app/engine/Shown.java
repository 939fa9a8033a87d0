package io.rollcall.app.engine;

import io.rollcall.app.cli.Output;
import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.report.StepText;

/// Shows a run while it goes on: the steps of recipes as they are taken. Silent with `--json`.
final class Shown implements Progress {
  private final Output output;

  Shown(Output output) {
    this.output = output;
  }

  @Override
  public void sending(Change change) {
    if (change instanceof Change.Heal heal) {
      say("heal       " + heal.who().address() + ": " + heal.reason());
    }
  }

  @Override
  public void step(Change.Heal heal, Step step, String result) {
    say("             " + StepText.of(step, heal.holderId()) + " → " + result);
  }

  @Override
  public void ended(Outcome outcome) {}

  private void say(String line) {
    if (!output.isJson()) {
      output.line(line);
    }
  }
}
