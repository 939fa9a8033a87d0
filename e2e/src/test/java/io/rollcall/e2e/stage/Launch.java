package io.rollcall.e2e.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How to start a program: what is started, where, and with which environment.
///
/// @param command the words that every start begins with
/// @param directory the working directory
/// @param environment variables on top of this process's own
/// @param patience how long one run, or one wait, may take
public record Launch(
    List<String> command, Path directory, Map<String, String> environment, Duration patience) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  // Tests start the program hundreds of times, and never for long: a compiler that optimises
  // would take more time than it saves.
  private static final String SHORT_LIVES = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /// The program of this checkout, built if need be, in `directory`.
  public static Launch rollcall(Path directory) {
    return new Launch(
        List.of(Built.LAUNCHER.toString()),
        directory,
        Map.of("ROLLCALL_BUILD", "off", "ROLLCALL_JAVA_OPTS", SHORT_LIVES),
        Duration.ofMinutes(2));
  }

  /// Built at most once in the life of the tests, whatever becomes of the sources while they run.
  private static final class Built {

    static final Path LAUNCHER = build();

    private static Path build() {
      Path launcher = Checkout.root().resolve("rollcall");
      new Launch(List.of(launcher.toString()), Checkout.root(), Map.of(), Duration.ofMinutes(10))
          .run("--version")
          .expect(0);
      return launcher;
    }
  }

  /// The same with one more environment variable.
  public Launch with(String variable, String value) {
    var more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new Launch(command, directory, more, patience);
  }

  /// Starts the program; the caller closes it.
  public Program start(String... arguments) {
    var words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start(), patience);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + words + " in " + directory, e);
    }
  }

  /// Runs the program to its end, with nothing on its standard input.
  public Result run(String... arguments) {
    try (var program = start(arguments)) {
      return program.end();
    }
  }
}
