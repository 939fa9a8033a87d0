package io.rollcall.e2e.storm;

import com.sun.net.httpserver.HttpExchange;
import io.rollcall.e2e.stage.CutWire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Passes requests on to the service as they are.
final class Forwarding implements AutoCloseable {
  private final URI service;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Forwarding(URI service) {
    this.service = service;
  }

  /// What the service said.
  record Answer(int status, Map<String, List<String>> headers, String body) {
    Answer with(String other) {
      return new Answer(status, headers, other);
    }

    Answer cutShort() {
      return with(body.substring(0, body.length() / 2));
    }
  }

  Answer send(HttpExchange exchange, Passed request) throws IOException {
    var sent = HttpRequest.newBuilder(URI.create(service + request.target()));
    sent.method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
    exchange
        .getRequestHeaders()
        .forEach((name, values) ->
            values.stream()
                .filter(_ -> CutWire.travels(name))
                .forEach(value -> sent.header(name, value)));
    try {
      var answer = client.send(sent.build(), BodyHandlers.ofString());
      Map<String, List<String>> headers = new HashMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (CutWire.travels(name)) {
              headers.put(name, values);
            }
          });
      return new Answer(answer.statusCode(), headers, answer.body());
    } catch (InterruptedException e) {
      throw new IOException("The wire was closed while it carried " + request.target(), e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
