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

  /// The built program of this checkout, in `directory`.
  public static Launch rollcall(Path directory) {
    String launcher = Checkout.root().resolve("rollcall").toString();
    return new Launch(List.of(launcher), directory, Map.of(), Duration.ofMinutes(2));
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
