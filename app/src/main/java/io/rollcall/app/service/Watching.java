package io.rollcall.app.service;

import io.rollcall.faces.watch.RequestLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import picocli.CommandLine.Option;

/// The options that say what an operator sees of the service.
final class Watching {
  /// How requests are logged.
  enum Format {
    json,
    text,
    off
  }

  /// Whether something is there.
  enum Switch {
    on,
    off
  }

  @Option(
      names = "--log",
      paramLabel = "json|text|off",
      defaultValue = "json",
      description = "A line on stderr for every request: json, text or off (default: json).")
  private Format log = Format.json;

  @Option(
      names = "--metrics",
      paramLabel = "on|off",
      defaultValue = "on",
      description = "Figures for Prometheus at /metrics (default: on).")
  private Switch metrics = Switch.on;

  @Option(
      names = "--drain-seconds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How long /health says 503 before a stopping service takes no new connections"
              + " (default: 1).")
  private int drainSeconds;

  /// @param lines where they go
  DirectoryService.Watched watched(LogLines lines) {
    return new DirectoryService.Watched(
        requests(lines),
        metrics == Switch.on,
        List.of(lines.figure()),
        Duration.ofSeconds(Math.max(0, drainSeconds)));
  }

  private RequestLog requests(LogLines lines) {
    return switch (log) {
      case json -> RequestLog.json(lines);
      case text -> RequestLog.text(lines);
      case off -> RequestLog.off();
    };
  }

  /// With `json`, what libraries have to say is JSON too, so that every line of stderr is.
  void takeOverLogging() {
    if (log == Format.json) {
      Arrays.stream(Logger.getLogger("").getHandlers())
          .forEach(handler -> handler.setFormatter(new JsonFormatter()));
    }
  }
}
