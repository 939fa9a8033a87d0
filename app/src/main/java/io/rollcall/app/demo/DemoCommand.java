package io.rollcall.app.demo;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.EnvironmentDefaults;
import io.rollcall.app.cli.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The front door of the demo, for `Main` to register.
@Command(
    name = "demo",
    description =
        "See a company, its two apps, what goes wrong between them and how it is healed: on real "
            + "parts, on this machine alone, in about a minute.",
    footer = {"rollcall demo", "rollcall demo --exit --port 0 # the story only, as a check"})
public final class DemoCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  // Between two chapters, for whoever reads along: all of it takes about a minute then.
  private static final Duration BREATH = Duration.ofMillis(2_500);

  private final Map<String, String> environment;

  @Option(
      names = "--exit",
      description = "End after the story: 0 if everything it claims was found to be true, else 1.")
  private boolean exit;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where the service listens; 0 picks a free port (default: 7800 if it is free).")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Write here, and leave it there (default: a temporary folder).")
  private Optional<Path> data = Optional.empty();

  @Spec private @Nullable CommandSpec command;

  private DemoCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// @param environment gives every option its `ROLLCALL_…` variable
  public static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new DemoCommand(environment))
        .setDefaultValueProvider(new EnvironmentDefaults(environment));
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    OptionalInt checked = checkedPort(line);
    Voice voice = Voice.of(line.getOut(), environment);
    try (Ending ending = new Ending();
        Folder folder = Folder.of(data)) {
      ending.sees(folder);
      folder.keepSqlite();
      return told(folder, checked, voice, ending);
    } catch (LinkageError e) {
      throw new CommandFailure(
          "A library that the demo needs cannot be loaded on this machine: " + e.getMessage());
    }
  }

  private int told(Folder folder, OptionalInt checked, Voice voice, Ending ending) {
    try (Stage stage = Stage.set(folder, checked)) {
      Story story = new Story(voice, new Claims(voice), Story.chapters(Scene.of(stage, voice)));
      Duration breath = exit || Terminal.find().isEmpty() ? Duration.ZERO : BREATH;
      tell(story, breath, ending);
      if (!exit && !ending.isAskedWithin(Duration.ZERO)) {
        new Invitation(stage, voice, Called.in(environment)).show(folder.isTemporary());
        ending.await();
      }
      return story.exitCode();
    }
  }

  private static void tell(Story story, Duration breath, Ending ending) {
    try {
      story.tell(() -> ending.isAskedWithin(breath));
    } catch (IllegalStateException e) {
      // No run can begin while the program ends.
      if (!ending.isAskedWithin(Duration.ZERO)) {
        throw e;
      }
    }
  }

  private OptionalInt checkedPort(CommandLine line) {
    if (port.isEmpty()) {
      return OptionalInt.empty();
    }
    if (port.get() < 0 || port.get() > LARGEST_PORT) {
      throw new ParameterException(line, "--port is a number from 0 to " + LARGEST_PORT + ".");
    }
    return OptionalInt.of(port.get());
  }

  private CommandLine line() {
    if (command == null) {
      throw new IllegalStateException("DemoCommand is used outside a command line");
    }
    return command.commandLine();
  }
}
