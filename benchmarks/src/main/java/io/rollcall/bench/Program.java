package io.rollcall.bench;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Rollcall and our own helper, each in a process of its own, on one database.
///
/// @param folder where data and logs go
/// @param database the options that say which database
record Program(Path folder, List<String> database) {

  /// A process that goes on until it is closed.
  record Running(Process process, Json.Obj said) implements AutoCloseable {
    /// The processor time it has used so far.
    long cpuNanos() {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }

  /// Runs a command of Rollcall and returns what it prints.
  Json.Obj command(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(database);
    all.add("--json");
    try (Running command = start("io.rollcall.app.Main", all)) {
      command.process().onExit().join();
      return command.said();
    }
  }

  Running serve() throws IOException {
    List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--json"));
    all.addAll(database);
    return start("io.rollcall.app.Main", all);
  }

  Running machine(String jdbcUrl) throws IOException {
    return start("io.rollcall.bench.Machine", List.of(jdbcUrl));
  }

  /// Starts a process and waits for the JSON that it prints.
  private Running start(String main, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("stderr.log").toFile()))
            .start();
    return new Running(process, said(process, arguments));
  }

  private Json.Obj said(Process process, List<String> arguments) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder text = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      text.append(line);
      if (line.startsWith("}")) {
        return (Json.Obj) JsonCodec.parse(text.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    throw new IllegalStateException(
        "rollcall " + arguments.getFirst() + " failed; see " + folder.resolve("stderr.log"));
  }
}
