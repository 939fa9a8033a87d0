package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.report.Explanation;
import io.rollcall.lifecycle.report.ExplanationJson;
import io.rollcall.lifecycle.report.ExplanationText;
import io.rollcall.lifecycle.target.TargetTrouble;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Say why an account is as it is, who holds an address, and what happens next.",
    footer = {
      "rollcall explain alex.smith@acme.example",
      "rollcall explain 20417 --target app --json"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private EngineOptions engine = new EngineOptions();

  @Parameters(paramLabel = "WHO", description = "An address, a name, a source id or an account id.")
  private String who = "";

  @Override
  public Integer call() {
    return engine.with(Progress.SILENT, this::explain);
  }

  private int explain(Engine lifecycle) {
    try {
      Explanation explanation = lifecycle.explain(who);
      engine
          .output()
          .show(
              () -> ExplanationJson.of(explanation),
              () -> String.join("\n", ExplanationText.of(explanation, ZoneId.systemDefault())));
      return explanation.problem().isPresent() ? 1 : 0;
    } catch (TargetTrouble trouble) {
      throw new CommandFailure(trouble.text());
    }
  }
}
