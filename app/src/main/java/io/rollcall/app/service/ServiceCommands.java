package io.rollcall.app.service;

import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Sideline;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The front door: the commands of the directory service, for `Main` to register.
public final class ServiceCommands {
  private ServiceCommands() {}

  /// @param environment gives every option its `ROLLCALL_…` variable
  /// @param sideline what `serve -c` does besides serving
  public static List<CommandLine> all(Map<String, String> environment, Sideline sideline) {
    var defaults = new EnvironmentDefaults(environment);
    return Stream.of(
            new ServeCommand(sideline),
            new OrgCommands(),
            new DirectoryCommands(),
            new DomainCommands(),
            new SchemaCommands(),
            new AccountCommands(),
            new RetentionCommands(),
            new KeyCommands(),
            new MemberCommands(),
            new LogCommand())
        .map(CommandLine::new)
        .map(command -> command.setDefaultValueProvider(defaults))
        .toList();
  }
}
