package io.rollcall.app.engine;

import io.rollcall.app.cli.Exits;
import io.rollcall.app.cli.Spans;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.RunText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sync",
    description =
        "Plan and apply without asking, once or on a schedule; what only a person may decide becomes a case.",
    exitCodeList = {Exits.DONE, Exits.FAILED, Exits.MISUSED, Exits.OPEN, Exits.GATED},
    footer = {
      "rollcall sync",
      "rollcall sync --every 15m",
      "rollcall sync --only-from pilot.txt --json # only who is named there",
      "rollcall sync --allow-revoke 412 # let so many lose access this once"
    })
final class SyncCommand implements Callable<Integer> {
  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = Spans.class,
      description =
          "Again after this long, until stopped: 15m, 1h, 1d. With --json one document a run.")
  private Optional<Duration> every = Optional.empty();

  @Mixin private OnlyOptions only = new OnlyOptions();
  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(names = "--yes", description = "Accepted, and not needed: sync never asks.")
  private boolean unusedYes;

  @Override
  public Integer call() {
    return engine.with(Shown.to(engine.output()), this::sync);
  }

  private int sync(Engine lifecycle) {
    RunRules rules = only.on(batch.on(limits.on(RunRules.sync())), lifecycle);
    int exitCode = once(lifecycle, rules);
    while (every.isPresent() && rest(every.get())) {
      exitCode = once(lifecycle, rules);
    }
    return exitCode;
  }

  private int once(Engine lifecycle, RunRules rules) {
    RunReport report = lifecycle.run(rules);
    engine.output().show(report::json, () -> String.join("\n", RunText.of(report)));
    return report.exitCode();
  }

  private static boolean rest(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
