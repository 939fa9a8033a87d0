package io.rollcall.lifecycle.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.pretend.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every script and compares what is said with what was said when somebody last accepted it.
final class GoldenTest {
  static final Path SCRIPTS =
      Path.of(System.getProperty("rollcall.root", ".."), "lifecycle/src/test/resources/golden");
  private static final boolean ACCEPT = Boolean.getBoolean("rollcall.accept");
  // The scripts whose names begin so; all of them unless somebody works on some.
  private static final String SOME = System.getProperty("rollcall.scripts", "");

  @TempDir Path folder;

  static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(SOME))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void saysWhatWasAccepted(String name) throws IOException {
    Path file = SCRIPTS.resolve(name);
    String accepted = Files.readString(file, UTF_8);
    String said;
    try (Stage stage = new Stage(folder)) {
      said = new Script(stage).play(accepted);
    }
    if (ACCEPT) {
      Files.writeString(file, said, UTF_8);
      return;
    }
    assertThat(said)
        .as(
            "%s; if the new text is right, accept it: mvn -pl lifecycle -am test -Dtest=GoldenTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Drollcall.accept=true",
            name)
        .isEqualTo(accepted);
  }
}
