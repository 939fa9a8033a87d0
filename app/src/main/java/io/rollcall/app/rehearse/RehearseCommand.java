package io.rollcall.app.rehearse;

import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Exits;
import io.rollcall.app.cli.Version;
import io.rollcall.app.engine.EngineConfig;
import io.rollcall.app.engine.EngineOptions;
import io.rollcall.app.engine.LimitOptions;
import io.rollcall.app.engine.Shown;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Progress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The front door, for `Main` to register.
@Command(
    name = "rehearse",
    description = {
      "Make the next sync on a copy, and report what would happen.",
      "What the target shows is copied onto a directory service in this process. Target, source and"
          + " data are only read."
    },
    exitCodeList = {Exits.DONE, Exits.FAILED, Exits.MISUSED, Exits.OPEN, Exits.GATED},
    footer = {
      "rollcall rehearse",
      "rollcall rehearse --target app --all --json # everybody, for a program"
    })
public final class RehearseCommand implements Callable<Integer> {
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(names = "--all", description = "Name everybody, not the first few of each kind.")
  private boolean all;

  private RehearseCommand() {}

  /// @param environment gives every option its `ROLLCALL_…` variable
  public static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new RehearseCommand())
        .setDefaultValueProvider(new EnvironmentDefaults(environment));
  }

  @Override
  public Integer call() {
    EngineConfig config = engine.chosen();
    Rehearsal rehearsal = new Rehearsal(config, Version.number(), Clock.systemUTC());
    if (!engine.output().isJson()) {
      engine.output().line(beginning(config));
    }
    Optional<Database> memory = engine.existing();
    try {
      Rehearsed rehearsed = rehearsal.play(limits.on(RunRules.sync()), memory, progress());
      engine
          .output()
          .show(
              () -> RehearsalJson.of(rehearsed),
              () -> String.join("\n", RehearsalText.of(rehearsed, all)));
      return rehearsed.report().exitCode();
    } finally {
      memory.ifPresent(Database::close);
    }
  }

  private static String beginning(EngineConfig config) {
    return "Rehearsing on a copy of "
        + String.join(
            " and ", config.targets().stream().map(setup -> setup.target().name()).toList())
        + ".";
  }

  private Progress progress() {
    return engine.output().isJson() ? Progress.SILENT : new Shown(engine.output()::line);
  }
}
