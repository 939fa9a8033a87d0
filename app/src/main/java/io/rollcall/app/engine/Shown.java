package io.rollcall.app.engine;

import io.rollcall.app.cli.Output;
import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.report.Paragraph;
import io.rollcall.lifecycle.report.StepText;
import java.time.Clock;
import java.util.function.Consumer;

/// Shows a run while it goes on: the steps of recipes as they are taken, unless there are many, and
/// how far a long run is.
public final class Shown implements Progress {
  private static final int MANY = 10;

  private final Consumer<String> lines;
  private final Gauge gauge = new Gauge(Clock.systemUTC());
  private boolean many;
  private int refused;

  /// @param lines takes each line as it comes
  public Shown(Consumer<String> lines) {
    this.lines = lines;
  }

  /// To a command's output; silent with `--json`.
  static Progress to(Output output) {
    return output.isJson() ? SILENT : new Shown(output::line);
  }

  @Override
  public void begins(Plan plan) {
    gauge.begins(plan.changes().size());
    many = plan.changes().stream().filter(change -> change instanceof Change.Heal).count() > MANY;
  }

  @Override
  public void sending(Change change) {
    if (change instanceof Change.Heal heal && !many) {
      lines.accept("heal       " + heal.who().address() + "   " + heal.who().name());
    }
  }

  @Override
  public void step(Change.Heal heal, Step step, String result) {
    if (!many) {
      Paragraph.of("           %-10s  ".formatted(StepText.title(step)), result).forEach(lines);
    }
  }

  @Override
  public void ended(Outcome outcome) {
    gauge.ended().ifPresent(lines);
    if (outcome instanceof Outcome.Conflict conflict && refused < MANY) {
      refused++;
      lines.accept(
          "refused    %s   %d: another account holds it"
              .formatted(conflict.change().who().address(), conflict.status()));
    }
  }
}
