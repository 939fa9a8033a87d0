package io.rollcall.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program does at the end of a build touches nobody's data.
@Tag("blackbox")
final class TrainingTest {
  private static final int COMMANDS = 7;

  @TempDir private Path folder;

  @Test
  void whatTheEnvironmentNamesIsNotOpened() throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    ProcessBuilder training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.rollcall.app.Training",
                folder.resolve("training").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    // Nobody listens there.
    training.environment().put("ROLLCALL_DATABASE", "jdbc:postgresql://127.0.0.1:1/theirs");

    assertThat(training.start().waitFor()).isZero();

    List<String> ended =
        Files.readAllLines(said, UTF_8).stream()
            .filter(line -> line.matches("\\[.*] ended with \\d+"))
            .toList();
    assertThat(ended).hasSize(COMMANDS).allMatch(line -> line.endsWith(" ended with 0"));
  }
}
