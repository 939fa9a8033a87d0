package io.rollcall.app.service;

import io.rollcall.app.cli.Plain;
import io.rollcall.app.cli.Sideline;
import io.rollcall.app.cli.Sideline.Said;
import io.rollcall.faces.watch.Figure;
import io.rollcall.faces.watch.RequestLog;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
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
  /// @param gauges figures of what is done besides serving
  DirectoryService.Watched watched(LogLines lines, List<Sideline.Gauge> gauges) {
    return new DirectoryService.Watched(
        requests(lines),
        metrics == Switch.on,
        List.of(lines.figure()),
        gauges.stream()
            .map(one -> new Figure.Labelled(one.name(), one.help(), one.label(), one.values()))
            .toList(),
        Duration.ofSeconds(Math.max(0, drainSeconds)));
  }

  /// What is done besides serving, in lines like those of requests; with `off` only what went
  /// wrong.
  Consumer<Said> said(LogLines lines, Clock clock) {
    return switch (log) {
      case json -> said -> lines.accept(JsonCodec.text(object(said, clock)));
      case text -> said -> lines.accept(text(said, clock));
      case off ->
          said -> {
            if (said.level().intValue() >= Level.WARNING.intValue()) {
              lines.accept(text(said, clock));
            }
          };
    };
  }

  private static Json.Obj object(Said said, Clock clock) {
    Json.Obj line =
        Json.object()
            .put("at", clock.instant().toString())
            .put("level", said.level().getName())
            .put("event", said.event())
            .put("message", said.message())
            .build();
    for (var detail : said.details().members().entrySet()) {
      line = line.with(detail.getKey(), detail.getValue());
    }
    return line;
  }

  private static String text(Said said, Clock clock) {
    return clock.instant()
        + " "
        + said.level().getName()
        + " "
        + Plain.line(said.message())
        + said.details().string(Said.ERROR).map(trace -> "\n" + trace).orElse("");
  }

  private RequestLog requests(LogLines lines) {
    return switch (log) {
      case json -> RequestLog.json(lines);
      case text -> RequestLog.text(lines);
      case off -> RequestLog.off();
    };
  }

  /// What else is logged while the service runs, what nobody expected of a request among it.
  void takeOverLogging() {
    Arrays.stream(Logger.getLogger("").getHandlers())
        .forEach(handler -> handler.setFormatter(formatter()));
  }

  /// With `json` every line of stderr is JSON. Stack traces are in all of them.
  Formatter formatter() {
    return log == Format.json ? new JsonFormatter() : new SimpleFormatter();
  }
}
