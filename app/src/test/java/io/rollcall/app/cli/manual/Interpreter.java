package io.rollcall.app.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.app.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program that reads what we write: a shell, a formatter of man pages.
final class Interpreter {
  private Interpreter() {}

  static List<Page> pages() {
    return Pages.all(Program.line(Map.of()).getCommandSpec());
  }

  /// All that it says, on stdout and stderr, when it is told to read `text`.
  ///
  /// @param words how it is started; the file with the text comes last
  static List<String> said(Path folder, String text, String... words) {
    try {
      List<String> command = new ArrayList<>(List.of(words));
      command.add(Files.writeString(folder.resolve("text"), text).toString());
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + List.of(words), e);
    }
  }
}
