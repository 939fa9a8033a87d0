package io.rollcall.faces.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Urn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Sends what a step says, with the names in it replaced.
record Sender(HttpClient http, Names names) {

  HttpResponse<byte[]> send(Json.Obj step) throws IOException, InterruptedException {
    String[] line = names.filled(step.string("send").orElseThrow(), false).split(" ", 2);
    String url = line[1].startsWith("http") ? line[1] : names.filled("${base}", false) + line[1];
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(url));
    headers(step).forEach(request::header);
    byte[] bytes = bytes(step);
    request.method(
        line[0], bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /// A step leaves a usual header out by saying that it is null.
  private Map<String, String> headers(Json.Obj step) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer ${token}");
    headers.put("Content-Type", "application/scim+json");
    step.object("headers")
        .orElse(Json.Obj.EMPTY)
        .members()
        .forEach((name, value) -> {
          headers.remove(name);
          if (value instanceof Json.Str(String text)) {
            headers.put(name, text);
          }
        });
    headers.replaceAll((_, value) -> names.filled(value, false));
    return headers;
  }

  /// What a URL may not hold is escaped; escapes that are there stay.
  private static URI uri(String url) {
    var escaped = new StringBuilder();
    for (byte octet : url.getBytes(UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain = c > ' ' && c < 127 && "\"<>[]\\^`{|}".indexOf(c) < 0;
      escaped.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return URI.create(escaped.toString());
  }

  private byte[] bytes(Json.Obj step) {
    Optional<String> hex = step.string("hex");
    if (hex.isPresent()) {
      return HexFormat.of().parseHex(hex.get());
    }
    Optional<String> text = step.string("text").or(() -> body(step).map(JsonCodec::text));
    return text.map(t -> names.filled(t, true).getBytes(UTF_8)).orElse(new byte[0]);
  }

  /// The body as it stands, or the message around operations.
  static Optional<Json> body(Json.Obj step) {
    return step.get("body")
        .or(() ->
            step.get("ops")
                .map(operations ->
                    Json.object()
                        .put("schemas", Json.array(Json.string(Urn.PATCH_OP)))
                        .put("Operations", operations)
                        .build()));
  }
}
