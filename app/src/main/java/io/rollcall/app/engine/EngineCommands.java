package io.rollcall.app.engine;

import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Sideline;
import io.rollcall.app.cli.Version;
import io.rollcall.app.engine.schedule.Timekeeper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The front door: the commands of the lifecycle engine, for `Main` to register.
public final class EngineCommands {
  private EngineCommands() {}

  /// What a configuration has `serve` do besides serving: its schedule.
  ///
  /// @param environment where `env:` secrets are looked up
  public static Sideline sideline(Map<String, String> environment) {
    Clock clock = Clock.systemUTC();
    return new Timekeeper(
        file -> EngineConfig.scheduled(file, environment, Version.number(), clock), clock);
  }

  /// @param environment gives every option its `ROLLCALL_…` variable
  public static List<CommandLine> all(Map<String, String> environment) {
    EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
    return Stream.of(
            new InitCommand(Interview::atTerminal),
            new DoctorCommand(),
            new PlanCommand(),
            new ApplyCommand(),
            new SyncCommand(),
            new ExplainCommand(),
            new HealCommand(),
            new LinksCommands(),
            new RunsCommands(),
            new CasesCommands(),
            new UnlinkCommand())
        .map(CommandLine::new)
        .map(command -> command.setDefaultValueProvider(defaults))
        .toList();
  }
}
