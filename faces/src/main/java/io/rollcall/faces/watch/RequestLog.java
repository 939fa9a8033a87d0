package io.rollcall.faces.watch;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// Hears of every answer. Must be safe for any number of threads, and quick.
public interface RequestLog {
  void answered(Answered answered);

  /// Nothing but what nobody expected, and that through the platform's logger.
  static RequestLog off() {
    System.Logger log = System.getLogger(RequestLog.class.getName());
    return answered ->
        answered
            .failure()
            .ifPresent(e ->
                log.log(
                    System.Logger.Level.ERROR,
                    () -> "Request " + answered.requestId() + " failed",
                    e));
  }

  /// One JSON object a line.
  static RequestLog json(Consumer<String> lines) {
    return answered ->
        lines.accept(new String(JsonCodec.bytes(object(answered)), StandardCharsets.UTF_8));
  }

  /// One short line, and the stack trace of what nobody expected below it.
  static RequestLog text(Consumer<String> lines) {
    return answered -> lines.accept(line(answered));
  }

  private static Json.Obj object(Answered answered) {
    var about = answered.about();
    return Json.object()
        .put("at", answered.at().toString())
        .put("requestId", answered.requestId())
        .put("method", answered.method())
        .putIfPresent("route", about.route())
        .put("status", answered.status())
        .put("millis", new Json.Num(millis(answered.took())))
        .put("bytes", answered.bytes())
        .putIfPresent("directory", about.directory())
        .putIfPresent("organization", about.organization())
        .put("remote", answered.remote())
        .putIfPresent("refused", about.refusal())
        .putIfPresent("error", answered.failure().map(RequestLog::trace))
        .build();
  }

  private static String line(Answered answered) {
    String line =
        String.join(
            " ",
            answered.at().toString(),
            answered.method(),
            answered.about().route().orElse("-"),
            Integer.toString(answered.status()),
            millis(answered.took()) + "ms",
            answered.remote(),
            answered.requestId());
    return answered.failure().map(e -> line + "\n" + trace(e)).orElse(line);
  }

  private static BigDecimal millis(Duration took) {
    return BigDecimal.valueOf(took.toNanos() / 1_000, 3);
  }

  private static String trace(Throwable e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
