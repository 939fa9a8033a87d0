package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Launch;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
final class CommandLineTest {

  /// Where git is there, the commit that was built.
  private static final String BUILD =
      "build of (commit [0-9a-f]{40}, \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ(, with changes)?|sources without their history)";

  @TempDir private Path directory;

  @Test
  void versionSaysWhatRunsOnWhat() {
    var result = Launch.rollcall(directory).run("--version").expect(0);

    assertThat(result.out().lines().toList())
        .satisfiesExactly(
            program -> assertThat(program).matches("rollcall \\d+\\.\\d+\\.\\d+.*"),
            build -> assertThat(build).matches(BUILD),
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
  void aWrongUsageIsALineOnStderrWithWhatWasMeant() {
    var result = Launch.rollcall(directory).run("--hepl").expect(2);

    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("rollcall: rollcall has no option --hepl. Did you mean --help?\n");
  }

  @Test
  void whatCannotBeGuessedIsTwoLines() {
    var result = Launch.rollcall(directory).run("frobnicate").expect(2);

    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("rollcall: There is no command rollcall frobnicate.\nSee: rollcall --help\n");
  }

  @Test
  void aStackTraceIsForThoseWhoAskForIt() {
    Launch rollcall = Launch.rollcall(directory);

    assertThat(rollcall.run("plan", "-c", "none.yaml").expect(2).err()).doesNotContain("\tat ");
    assertThat(rollcall.run("plan", "--verbose", "-c", "none.yaml").expect(2).err())
        .startsWith("rollcall: There is no none.yaml.")
        .contains("\tat ");
    assertThat(rollcall.with("ROLLCALL_VERBOSE", "true").run("plan", "-c", "none.yaml").err())
        .contains("\tat ");
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
