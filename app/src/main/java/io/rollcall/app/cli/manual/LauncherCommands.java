package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.CommandFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the launchers do themselves, before there is a program: a checkout's `rollcall`, or that of
/// an installation. They are described here, so that help, man pages and completion know them; each
/// launcher has its own help, too. Another one of theirs is another class.
final class LauncherCommands {
  private LauncherCommands() {}

  static Stream<Runnable> all() {
    return Stream.of(new Dist(), new WarmUp());
  }

  /// One that the program never carries out. It knows nothing of the program's own options and of
  /// variables for its own.
  interface ByLauncher extends Runnable {
    /// Where it is one.
    String launcher();

    @Override
    default void run() {
      throw CommandFailure.misuse(
          "That is a command of the launcher of "
              + launcher()
              + ", and the program was started"
              + " without it. Run it as the first word after ./rollcall.");
    }
  }

  @Command(
      name = "dist",
      description =
          "Make archives of the program, for machines without this checkout: one that needs a Java,"
              + " and one that has it.",
      footer = {"rollcall dist", "rollcall dist --out /srv/releases"})
  static final class Dist implements ByLauncher {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where to (default: target, in the checkout).")
    private Optional<Path> unusedOut = Optional.empty();

    @Override
    public String launcher() {
      return "a checkout";
    }
  }

  @Command(
      name = "warm-up",
      description =
          "In an installation, once: let the JVM note how the program starts, so that it starts"
              + " faster.",
      footer = "rollcall warm-up")
  static final class WarmUp implements ByLauncher {
    @Override
    public String launcher() {
      return "an installation";
    }
  }
}
