package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.cli.Sideline.Said;
import io.rollcall.scim.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Nobody can ask a service to do what went wrong once more, so it always says all that it knows.
final class WatchingTest {
  @Command
  static final class Serving {
    @Mixin private Watching watching = new Watching();
  }

  private static Watching logging(String format) {
    var serving = new Serving();
    var _ = new CommandLine(serving).parseArgs("--log", format);
    return serving.watching;
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text", "off"})
  void theStackTraceOfWhatNobodyExpectedOfARequestIsWritten(String format) {
    var said = new LogRecord(Level.SEVERE, "Request 7 failed");
    said.setThrown(new IllegalStateException("half a row"));

    assertThat(logging(format).formatter().format(said))
        .contains("Request 7 failed", "half a row", "at io.rollcall.app.service.WatchingTest.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text", "off"})
  void soIsThatOfWhatIsDoneBesides(String format) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var lines = new LogLines(new PrintStream(out, true, StandardCharsets.UTF_8))) {
      logging(format)
          .said(lines, Clock.systemUTC())
          .accept(
              new Said(
                  Level.SEVERE,
                  "run-broken",
                  "It could not go on.",
                  Json.object().put(Said.ERROR, "at somewhere").build()));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("It could not go on.", "at somewhere");
  }
}
