package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Paint;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The front door: what `--help` shows, and the commands that tell of commands.
public final class Manual {
  private static final int USUAL_WIDTH = 80;
  private static final int WIDEST = 120;

  private final Map<String, String> environment;

  /// @param environment says how wide the terminal is, and whether it wants colours
  public Manual(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// The commands that tell of commands.
  public Stream<CommandLine> commands() {
    var defaults = new EnvironmentDefaults(environment);
    return Stream.concat(
        Stream.of(new HelpCommand(this), new CompletionCommand(), new ManCommand())
            .map(CommandLine::new)
            .map(command -> command.setDefaultValueProvider(defaults)),
        LauncherCommands.all().map(CommandLine::new));
  }

  /// What `--help` of a command shows.
  public String help(CommandSpec command) {
    return HelpText.of(Pages.of(command), Paint.of(environment), width());
  }

  private int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    OptionalInt said =
        columns.matches("\\d{2,4}")
            ? OptionalInt.of(Integer.parseInt(columns))
            : OptionalInt.empty();
    return Math.clamp(said.orElse(USUAL_WIDTH), USUAL_WIDTH / 2, WIDEST);
  }
}
