package io.rollcall.lifecycle.source.scim;

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
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A SCIM server of which a test says how it lies. It sends at most two resources a page.
final class LyingServer implements AutoCloseable {
  private static final int PAGE = 2;

  final List<Json.Obj> users = new ArrayList<>();
  final List<Json.Obj> groups = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  boolean pagesByCursor;
  boolean ignoresPlaces;
  boolean ignoresCursors;
  int moreThanThereAre;
  boolean oneGoesMeanwhile;
  private final HttpServer server;

  LyingServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scim");
  }

  LyingServer user(String json) {
    users.add((Json.Obj) JsonCodec.parse(json.getBytes(UTF_8)));
    return this;
  }

  LyingServer group(String json) {
    groups.add((Json.Obj) JsonCodec.parse(json.getBytes(UTF_8)));
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/scim".length());
    Map<String, String> query = query(exchange.getRequestURI());
    asked.add(path);
    switch (path) {
      case "/ServiceProviderConfig" ->
          send(exchange, "{\"pagination\":{\"cursor\":" + pagesByCursor + "}}");
      case "/Users" -> send(exchange, page(users, query));
      case "/Groups" ->
          send(exchange, page(groups.stream().map(one -> one.without("members")).toList(), query));
      default -> send(exchange, one(path.substring(path.lastIndexOf('/') + 1)));
    }
  }

  private String one(String id) {
    return groups.stream()
        .filter(group -> group.string("id").orElse("").equals(id))
        .findFirst()
        .map(JsonCodec::text)
        .orElseThrow();
  }

  private String page(List<Json.Obj> all, Map<String, String> query) {
    boolean byCursor = query.containsKey("cursor");
    String cursor = query.getOrDefault("cursor", "");
    int start =
        byCursor
            ? (cursor.isEmpty() || ignoresCursors ? 0 : Integer.parseInt(cursor))
            : (ignoresPlaces ? 0 : Integer.parseInt(query.getOrDefault("startIndex", "1")) - 1);
    int end = Math.min(all.size(), start + PAGE);
    Json.Builder body =
        Json.object()
            .put("totalResults", (long) all.size() + moreThanThereAre)
            .put("Resources", all.subList(Math.min(start, end), end));
    if (byCursor && end < all.size()) {
      body.put("nextCursor", Integer.toString(end));
    }
    if (oneGoesMeanwhile && all.equals(users)) {
      oneGoesMeanwhile = false;
      users.removeFirst();
    }
    return JsonCodec.text(body.build());
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String one : uri.getRawQuery().split("&", -1)) {
        String[] pair = one.split("=", 2);
        query.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
