package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Launch;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
final class CommandLineTest {

  @TempDir private Path directory;

  @Test
  void versionSaysWhatRunsOnWhat() {
    var result = Launch.rollcall(directory).run("--version").expect(0);

    assertThat(result.out().lines().toList())
        .satisfiesExactly(
            program -> assertThat(program).matches("rollcall \\d+\\.\\d+\\.\\d+.*"),
            java -> assertThat(java).startsWith("java "),
            system -> assertThat(system).startsWith("system "));
    assertThat(result.err()).isEmpty();
  }

  @Test
  void helpIsForStdout() {
    var result = Launch.rollcall(directory).run("--help").expect(0);

    assertThat(result.out()).startsWith("Usage: rollcall");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aWrongUsageIsTwoLinesOnStderr() {
    var result = Launch.rollcall(directory).run("--hepl").expect(2);

    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .contains("rollcall: ", "--hepl");
  }

  @Test
  void nothingToDoIsAWrongUsage() {
    assertThat(Launch.rollcall(directory).run().expect(2).err())
        .startsWith("rollcall: Which command?");
  }

  @Test
  void nothingIsWrittenWhereItRuns() {
    Launch.rollcall(directory).run("--version").expect(0);

    assertThat(directory).isEmptyDirectory();
  }
}
