package io.rollcall.app.service;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// What the program and its libraries log besides requests, one JSON object a line.
final class JsonFormatter extends Formatter {
  @Override
  public String format(LogRecord said) {
    Json.Builder line =
        Json.object()
            .put("at", said.getInstant().toString())
            .put("level", said.getLevel().getName())
            .put("logger", String.valueOf(said.getLoggerName()))
            .put("message", formatMessage(said));
    if (said.getThrown() != null) {
      var trace = new StringWriter();
      said.getThrown().printStackTrace(new PrintWriter(trace));
      line.put("error", trace.toString().stripTrailing());
    }
    return new String(JsonCodec.bytes(line.build()), StandardCharsets.UTF_8) + "\n";
  }
}
