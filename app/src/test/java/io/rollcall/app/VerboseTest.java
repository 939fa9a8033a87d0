package io.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.cli.CommandFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VerboseTest {
  @Test
  void theEnvironmentMakesTheProgramVerbose() {
    assertThat(Main.isVerbose(Map.of("ROLLCALL_VERBOSE", "true"))).isTrue();
    assertThat(Main.isVerbose(Map.of("ROLLCALL_VERBOSE", "false"))).isFalse();
    assertThat(Main.isVerbose(Map.of())).isFalse();
  }

  @Test
  void whatAFailureRepeatsOfOthersDoesNotReachTheTerminalRaw() {
    var err = new StringWriter();
    var failure = new CommandFailure("held by \u001b[2J\u202e\nTry again.");
    assertThat(Main.failed(failure, new PrintWriter(err, true), false)).isEqualTo(1);
    assertThat(err.toString().stripTrailing())
        .isEqualTo("rollcall: held by \\u001B[2J\\u202E\nTry again.");
  }
}
