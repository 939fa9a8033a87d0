package io.rollcall.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalledTest {
  @TempDir private Path directory;

  private static String called(String as) {
    return Called.in(Map.of(Called.VARIABLE, as, "PATH", "/usr/bin:/bin"));
  }

  @Test
  void aRelativeNameIsMadeOneThatHoldsEverywhere() {
    String here = Path.of("").toAbsolutePath().toString();

    assertThat(called("./rollcall")).isEqualTo(Called.quoted(here + "/rollcall"));
    assertThat(called("rollcall")).isEqualTo(Called.quoted(here + "/rollcall"));
    assertThat(called("/opt/rollcall/bin/rollcall")).isEqualTo("/opt/rollcall/bin/rollcall");
  }

  @Test
  void whatAShellFindsByItsNameKeepsIt() throws IOException {
    Path program = Files.createFile(directory.resolve("rollcall"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThat(
            Called.in(Map.of(Called.VARIABLE, program.toString(), "PATH", "/usr/bin:" + directory)))
        .isEqualTo("rollcall");
  }

  @Test
  void spacesAndQuotesReachAShellAsTheyAre() {
    assertThat(called("/home/o'neil/my tools/rollcall"))
        .isEqualTo("'/home/o'\\''neil/my tools/rollcall'");
  }

  @Test
  void withoutALauncherThatTellsItIsTheNameOfTheCheckouts() {
    assertThat(Called.in(Map.of())).isEqualTo("./rollcall");
  }
}
