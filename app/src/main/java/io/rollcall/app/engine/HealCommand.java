package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.report.PlanText;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.RunText;
import io.rollcall.lifecycle.report.TargetReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "heal", description = "Put one person right: show the steps, ask, take them.")
final class HealCommand implements Callable<Integer> {
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(paramLabel = "WHO", description = "An address, a name, a source id or an account id.")
  private String who = "";

  @Override
  public Integer call() {
    confirmation.mustBePossible();
    return engine.with(Shown.to(engine.output()), this::heal);
  }

  private int heal(Engine lifecycle) {
    RunRules rules = RunRules.heal(who);
    if (!lifecycle.knows(who)) {
      throw new CommandFailure(
          "Nobody in scope is or was called " + who + ". Ask ./rollcall explain " + who);
    }
    List<TargetReport> planned = lifecycle.plan(rules);
    if (!engine.output().isJson()) {
      planned.stream()
          .flatMap(report -> PlanText.of(report, true).stream())
          .forEach(engine.output()::line);
    }
    int verdict = PlanCommand.exitCode(planned);
    boolean stops = verdict == 4 || verdict == 1;
    boolean nothing =
        planned.stream()
            .flatMap(report -> report.plans().stream())
            .allMatch(plan -> plan.changes().isEmpty());
    if (stops || nothing) {
      return report(new RunReport(0, planned, 0), verdict);
    }
    if (!confirmation.agrees("Take these steps?")) {
      engine.output().line("Nothing was changed.");
      return 1;
    }
    RunReport report = lifecycle.run(rules);
    return report(report, report.exitCode());
  }

  private int report(RunReport report, int exitCode) {
    engine.output().show(report::json, () -> String.join("\n", RunText.of(report)));
    return exitCode;
  }
}
