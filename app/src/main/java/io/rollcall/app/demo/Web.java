package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Plain requests with one token, as any script sends them.
final class Web implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String token;
  private final String contentType;

  private Web(String url, String token, String contentType) {
    this.url = url;
    this.token = token;
    this.contentType = contentType;
  }

  /// @param url scheme, host and port
  static Web scim(String url, String token) {
    return new Web(url, token, "application/scim+json");
  }

  /// The same for what is not SCIM.
  static Web rest(String url, String key) {
    return new Web(url, key, "application/json");
  }

  /// @param body an empty object when there was none
  record Answer(int status, Json.Obj body) {
    /// `409 Conflict`
    String line() {
      return switch (status) {
        case 200 -> "200 OK";
        case 201 -> "201 Created";
        case 204 -> "204 No Content";
        case 404 -> "404 Not Found";
        case 409 -> "409 Conflict";
        default -> Integer.toString(status);
      };
    }
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer post(String path, Json body) {
    return send("POST", path, BodyPublishers.ofByteArray(JsonCodec.bytes(body)));
  }

  Answer patch(String path, Json body) {
    return send("PATCH", path, BodyPublishers.ofByteArray(JsonCodec.bytes(body)));
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /// A value as it stands in a query.
  static String quoted(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Answer send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", contentType)
            .method(method, body)
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      boolean empty = response.body().length == 0;
      return new Answer(
          response.statusCode(),
          !empty && JsonCodec.parse(response.body()) instanceof Json.Obj object
              ? object
              : Json.Obj.EMPTY);
    } catch (IOException e) {
      throw new UncheckedIOException("The service did not answer " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at " + method + " " + path, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
