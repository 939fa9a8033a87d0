package io.rollcall.app.engine;

import io.rollcall.app.cli.EnvironmentDefaults;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The front door: the commands of the lifecycle engine, for `Main` to register.
public final class EngineCommands {
  private EngineCommands() {}

  /// @param environment gives every option its `ROLLCALL_…` variable
  public static List<CommandLine> all(Map<String, String> environment) {
    EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
    return Stream.of(
            new InitCommand(),
            new DoctorCommand(),
            new PlanCommand(),
            new ApplyCommand(),
            new SyncCommand(),
            new ExplainCommand(),
            new HealCommand(),
            new LinksCommands(),
            new RunsCommands())
        .map(CommandLine::new)
        .map(command -> command.setDefaultValueProvider(defaults))
        .toList();
  }
}
