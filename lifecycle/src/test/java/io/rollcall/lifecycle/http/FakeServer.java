package io.rollcall.lifecycle.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A server on a real socket that answers what it was told to, in order, and keeps what it was
/// asked.
public final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  public FakeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /// What came in.
  ///
  /// @param target path and query as they were on the wire
  public record Asked(String method, String target, Map<String, String> headers, String body) {
    public String line() {
      return method + " " + target;
    }

    public Json json() {
      return JsonCodec.parse(body.getBytes(UTF_8));
    }
  }

  /// What goes out; no status at all means that the connection is closed instead.
  public record Reply(Optional<Integer> status, Map<String, String> headers, String body) {
    public static Reply json(int status, String body) {
      return new Reply(Optional.of(status), Map.of("Content-Type", "application/scim+json"), body);
    }

    public static Reply html(int status) {
      return new Reply(
          Optional.of(status),
          Map.of("Content-Type", "text/html"),
          "<!DOCTYPE html><html><body>Not here</body></html>");
    }

    /// The request was read, perhaps acted on, and the answer gets lost.
    public static Reply cut() {
      return new Reply(Optional.empty(), Map.of(), "");
    }

    public Reply with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body);
    }
  }

  public FakeServer replies(Reply... next) {
    replies.addAll(List.of(next));
    return this;
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public List<String> lines() {
    return asked().stream().map(Asked::line).toList();
  }

  public URI base(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    asked.add(
        new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
    Reply reply = next();
    try (exchange) {
      if (reply.status().isPresent()) {
        send(exchange, reply);
      }
    }
  }

  private synchronized Reply next() {
    return Optional.ofNullable(replies.poll())
        .orElseGet(() -> Reply.json(599, "{\"unexpected\": \"nothing more was to be asked\"}"));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(UTF_8);
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    exchange.sendResponseHeaders(
        reply.status().orElseThrow(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
