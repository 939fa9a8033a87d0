package io.rollcall.e2e.stage;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.e2e.stage.Scissors.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// An HTTP wire that can be cut: forwards every request to a service as it is, unless told
/// otherwise, and shows each to its scissors before it is forwarded and before it is answered.
public final class CutWire implements AutoCloseable {

  /// Headers that belong to one connection, or that the client writes itself.
  private static final Set<String> PER_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final String service;
  private final Scissors scissors;
  private final HttpServer server;
  private UnaryOperator<byte[]> said = UnaryOperator.identity();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Opens a wire to `service`, an address without a path such as `http://127.0.0.1:7800`.
  public CutWire(URI service, Scissors scissors) {
    this.service = service.toString();
    this.scissors = scissors;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open a wire to " + service, e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::carry);
    server.start();
  }

  /// From now on says some words of answers otherwise, as another service would.
  public void says(String words, String others) {
    said =
        answer ->
            new String(answer, StandardCharsets.UTF_8)
                .replaceAll(words, others)
                .getBytes(StandardCharsets.UTF_8);
  }

  /// What to use in place of the service's address.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestURI().toString();
      byte[] body = exchange.getRequestBody().readAllBytes();
      int number = scissors.arrives(exchange.getRequestMethod() + " " + target);
      if (scissors.cuts(number, Moment.BEFORE)) {
        return;
      }
      HttpResponse<byte[]> answer = forward(exchange, target, body);
      if (!scissors.cuts(number, Moment.AFTER)) {
        reply(exchange, answer);
        var _ = scissors.cuts(number, Moment.ANSWERED);
      }
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, String target, byte[] body)
      throws IOException {
    var request = HttpRequest.newBuilder(URI.create(service + target));
    request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) ->
            values.stream()
                .filter(_ -> travels(name))
                .forEach(value -> request.header(name, value)));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException("The wire was closed while it carried " + target, e);
    }
  }

  private void reply(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.headers().map().entrySet().stream()
        .filter(header -> travels(header.getKey()))
        .forEach(header -> headers.put(header.getKey(), header.getValue()));
    byte[] body = said.apply(answer.body());
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  /// Whether a header is passed on.
  public static boolean travels(String header) {
    return !PER_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }
}
