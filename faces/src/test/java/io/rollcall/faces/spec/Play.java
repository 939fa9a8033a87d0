package io.rollcall.faces.spec;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Urn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/// Plays one case.
final class Play {
  private final World world;
  private final Case the;
  private final Names names;
  private int step;

  Play(World world, Case the) {
    this.world = world;
    this.the = the;
    this.names = new Names(the, world.names(the.world()));
  }

  void run() {
    for (Json.Obj each : the.steps()) {
      step++;
      names.put("step", String.valueOf(step));
      play(each);
    }
  }

  private void play(Json.Obj each) {
    each.string("later").map(Duration::parse).ifPresent(world::pass);
    String[] send = names.filled(each.string("send").orElseThrow(), false).split(" ", 2);
    HttpResponse<byte[]> answer = send(each, send[0], send[1]);
    Json body = body(answer);
    Json.Obj then = names.filled(each.object("then").orElse(Json.Obj.EMPTY));
    check(then, answer, body, send);
    each.string("as").ifPresent(name -> names.keep(name, answer, body));
    each.object("keep").ifPresent(kept -> names.keep(kept, body));
  }

  private HttpResponse<byte[]> send(Json.Obj each, String method, String path) {
    String url = path.startsWith("http") ? path : names.filled("${base}", false) + path;
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(url));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer ${token}");
    headers.put("Content-Type", "application/scim+json");
    each.object("headers")
        .ifPresent(given ->
            given
                .members()
                .forEach((name, value) ->
                    headers.put(name, value instanceof Json.Str(String text) ? text : "")));
    headers.forEach((name, value) -> {
      if (!value.isEmpty()) {
        request.header(name, names.filled(value, false));
      }
    });
    byte[] bytes = bytes(each);
    request.method(
        method, bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    try {
      return world.http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(the + ", step " + step, e);
    }
  }

  /// What a URL may not hold is escaped; escapes that are there stay.
  private static URI uri(String url) {
    var escaped = new StringBuilder();
    for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain = c > ' ' && c < 127 && "\"<>[]\\^`{|}".indexOf(c) < 0;
      escaped.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return URI.create(escaped.toString());
  }

  private byte[] bytes(Json.Obj each) {
    Optional<String> hex = each.string("hex");
    if (hex.isPresent()) {
      return HexFormat.of().parseHex(hex.get());
    }
    Optional<String> text = each.string("text").or(() -> body(each).map(JsonCodec::text));
    return text.map(t -> names.filled(t, true).getBytes(StandardCharsets.UTF_8))
        .orElse(new byte[0]);
  }

  /// The body as it stands, or the message around operations.
  private static Optional<Json> body(Json.Obj each) {
    return each.get("body")
        .or(() ->
            each.get("ops")
                .map(operations ->
                    Json.object()
                        .put("schemas", Json.array(Json.string(Urn.PATCH_OP)))
                        .put("Operations", operations)
                        .build()));
  }

  private Json body(HttpResponse<byte[]> answer) {
    try {
      return answer.body().length == 0 ? new Json.Null() : JsonCodec.parse(answer.body());
    } catch (JsonException e) {
      throw failure("the body is not JSON: " + e, answer, new String[] {"?"});
    }
  }

  private void check(Json.Obj then, HttpResponse<byte[]> answer, Json body, String[] sent) {
    long status =
        then.integer("status")
            .orElseThrow(() -> failure("the step says no status, as a number", answer, sent));
    if (status != answer.statusCode()) {
      throw failure("status should be " + status + " and is " + answer.statusCode(), answer, sent);
    }
    then.object("headers")
        .ifPresent(expected ->
            expected
                .members()
                .forEach((name, value) -> {
                  Optional<Json> actual = answer.headers().firstValue(name).map(Json::string);
                  Likeness.difference("header " + name, value, actual)
                      .ifPresent(difference -> {
                        throw failure(difference, answer, sent);
                      });
                }));
    then.get("body")
        .ifPresent(expected -> {
          Optional<Json> actual = body instanceof Json.Null ? Optional.empty() : Optional.of(body);
          Likeness.difference("body", expected, actual)
              .ifPresent(difference -> {
                throw failure(difference, answer, sent);
              });
        });
  }

  private AssertionFailedError failure(String what, HttpResponse<byte[]> answer, String[] sent) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return new AssertionFailedError(
        the
            + ", step "
            + step
            + ": "
            + what
            + "\n"
            + String.join(" ", sent)
            + "\n→ "
            + answer.statusCode()
            + " "
            + (text.length() > 1_500 ? text.substring(0, 1_500) : text));
  }
}
