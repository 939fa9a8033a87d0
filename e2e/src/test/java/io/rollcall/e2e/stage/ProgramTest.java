package io.rollcall.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {

  @TempDir private Path directory;

  @Test
  void aRunTellsHowItEnded() {
    var result =
        shell()
            .with("GREETING", "hello")
            .run("echo \"$GREETING $0\"; pwd; echo oh >&2; exit 3", "you");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).isEqualTo("hello you\n" + directory + "\n");
    assertThat(result.err()).isEqualTo("oh\n");
    assertThatThrownBy(() -> result.expect(0)).hasMessageContaining("oh");
  }

  @Test
  void aLineIsWaitedFor() {
    try (var program = shell().start("read line; echo \"got $line\"; cat")) {
      program.type("this\n");

      assertThat(program.awaitOut(line -> line.startsWith("got"))).isEqualTo("got this");
    }
  }

  @Test
  void aLineThatDoesNotComeFailsWithWhatWasSaid() {
    try (var program = shell().start("echo something else")) {
      assertThatThrownBy(() -> program.awaitOut("ready"::equals))
          .hasMessageContaining("something else");
    }
  }

  @Test
  void aKillIsNotNoticedByTheKilled() {
    try (var program =
        shell()
            .start(
                "trap 'echo saved' TERM; echo ready; while true; do read -r nothing || sleep 1; done")) {
      program.awaitOut("ready"::equals);

      program.kill();

      assertThat(program.lives()).isFalse();
      assertThat(program.end().exit()).isEqualTo(128 + 9);
      assertThat(program.end().out()).isEqualTo("ready\n");
    }
  }

  @Test
  void aStopIsPolite() {
    try (var program =
        shell()
            .start(
                "trap 'echo saved; exit 0' TERM; echo ready; while true; do read -r nothing || sleep 1; done")) {
      program.awaitOut("ready"::equals);

      var result = program.stop();

      assertThat(result.exit()).isZero();
      assertThat(result.out()).isEqualTo("ready\nsaved\n");
    }
  }

  private Launch shell() {
    return new Launch(List.of("/bin/sh", "-c"), directory, Map.of(), Duration.ofSeconds(30));
  }
}
