package io.rollcall.app.engine;

import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.report.PlanText;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.RunText;
import io.rollcall.lifecycle.report.TargetReport;
import java.util.List;

/// Shows a plan, asks, and carries out what was shown.
final class AskedRun {
  private final Output output;
  private final Confirmation confirmation;

  AskedRun(Output output, Confirmation confirmation) {
    this.output = output;
    this.confirmation = confirmation;
  }

  /// @param all whether every change is listed, rather than the first few of each kind
  /// @return the exit code
  int run(Engine engine, RunRules rules, boolean all, String question) {
    List<TargetReport> planned = engine.plan(rules);
    if (!output.isJson()) {
      planned.forEach(report -> PlanText.of(report, all).forEach(output::line));
    }
    List<Plan> plans = planned.stream().flatMap(report -> report.plans().stream()).toList();
    int verdict = PlanCommand.exitCode(planned);
    boolean stops = verdict == 4 || verdict == 1;
    boolean nothing = plans.stream().allMatch(plan -> plan.changes().isEmpty());
    if (!stops && nothing && (rules.insists() || rules.undoes()) && verdict != 0) {
      return kept(engine.run(plans, rules));
    }
    if (stops || nothing) {
      if (output.isJson()) {
        report(new RunReport(0, planned, 0));
      }
      return verdict;
    }
    if (!agrees(question)) {
      return 1;
    }
    RunReport report = engine.run(plans, rules);
    report(report);
    return report.exitCode();
  }

  // What was found about somebody is kept, so that it can be decided.
  private int kept(RunReport report) {
    if (output.isJson()) {
      report(report);
    }
    return report.exitCode();
  }

  boolean agrees(String question) {
    boolean agreed = confirmation.agrees(question);
    if (!agreed) {
      System.err.println("Nothing was changed.");
    }
    return agreed;
  }

  void report(RunReport report) {
    output.show(report::json, () -> String.join("\n", RunText.of(report)));
  }
}
