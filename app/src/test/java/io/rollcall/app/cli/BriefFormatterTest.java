package io.rollcall.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class BriefFormatterTest {
  @Test
  void aLineSaysWhatWasThrownAndNotWhere() {
    var said = new LogRecord(Level.WARNING, "lost \u001b[2J the pool");
    said.setLoggerName("pool");
    said.setThrown(new IllegalStateException("no answer"));

    assertThat(new BriefFormatter().format(said))
        .endsWith(
            " WARNING pool: lost \\u001B[2J the pool (java.lang.IllegalStateException: no answer)"
                + System.lineSeparator())
        .hasLineCount(1);
  }
}
