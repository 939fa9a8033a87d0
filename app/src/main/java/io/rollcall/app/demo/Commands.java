package io.rollcall.app.demo;

import io.rollcall.app.engine.Shown;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.report.Explanation;
import io.rollcall.lifecycle.report.ExplanationText;
import io.rollcall.lifecycle.report.PlanText;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.RunText;
import io.rollcall.lifecycle.report.TargetReport;
import java.time.ZoneId;
import java.util.List;

/// The engine's commands, with the text that they have when somebody types them.
final class Commands {
  private final Stage stage;
  private final Voice voice;

  Commands(Stage stage, Voice voice) {
    this.stage = stage;
    this.voice = voice;
  }

  void plan() {
    voice.command("./rollcall plan");
    show(RunRules.apply(), false);
  }

  RunReport sync() {
    voice.command("./rollcall sync");
    return run(RunRules.sync());
  }

  Explanation explain(String who) {
    voice.command("./rollcall explain " + who);
    Explanation explanation = stage.engine(Progress.SILENT, engine -> engine.explain(who));
    voice.lines(ExplanationText.of(explanation, ZoneId.systemDefault()));
    return explanation;
  }

  RunReport heal(String who) {
    voice.command("./rollcall heal --yes " + who);
    show(RunRules.heal(who), true);
    voice.line("");
    return run(RunRules.heal(who));
  }

  private void show(RunRules rules, boolean all) {
    List<TargetReport> planned = stage.engine(Progress.SILENT, engine -> engine.plan(rules));
    planned.forEach(report -> voice.lines(PlanText.of(report, all)));
  }

  private RunReport run(RunRules rules) {
    RunReport report = stage.engine(new Shown(voice::line), engine -> engine.run(rules));
    voice.lines(RunText.of(report));
    return report;
  }
}
