package io.rollcall.app.cli;

import java.time.ZoneId;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// What libraries have to say while a command runs: a line each, without stack traces.
public final class BriefFormatter extends Formatter {
  @Override
  public String format(LogRecord said) {
    Throwable thrown = said.getThrown();
    return "%tFT%<tT%<tz %s %s: %s%s%n"
        .formatted(
            said.getInstant().atZone(ZoneId.systemDefault()),
            said.getLevel().getName(),
            said.getLoggerName(),
            Plain.line(formatMessage(said)),
            thrown == null ? "" : " (" + Plain.line(thrown.toString()) + ")");
  }
}
