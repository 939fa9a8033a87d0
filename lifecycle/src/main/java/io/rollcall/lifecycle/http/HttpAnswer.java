package io.rollcall.lifecycle.http;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server answered.
///
/// @param request what was asked, for messages: `GET https://…`
/// @param json the body, where it is JSON
/// @param excerpt how the body begins, on one line, for messages; never holds our token
public record HttpAnswer(int status, String request, Optional<Json> json, String excerpt) {
  private static final int EXCERPT = 200;

  static HttpAnswer of(int status, String request, byte[] body, Endpoint endpoint) {
    String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    String clean = endpoint.token().removeFrom(text);
    return new HttpAnswer(
        status,
        request,
        parsed(body),
        clean.length() > EXCERPT ? clean.substring(0, EXCERPT) + "…" : clean);
  }

  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  public Optional<Json.Obj> object() {
    return json.flatMap(
        value -> value instanceof Json.Obj object ? Optional.of(object) : Optional.empty());
  }

  private static Optional<Json> parsed(byte[] body) {
    try {
      return Optional.of(JsonCodec.parse(body));
    } catch (JsonException notJson) {
      return Optional.empty();
    }
  }
}
