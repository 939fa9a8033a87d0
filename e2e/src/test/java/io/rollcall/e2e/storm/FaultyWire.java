package io.rollcall.e2e.storm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server between the engine and the service that forwards requests, or does worse to them,
/// and keeps a record of all of them. It counts requests as the target would, by its own clock.
final class FaultyWire implements AutoCloseable {
  private static final int[] SERVER_ERRORS = {500, 502, 503};

  private final Forwarding forwarding;
  private final Clock clock;
  private final Budget budget;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Passed> passed = new ArrayList<>();
  private Weather weather = Weather.FAIR;

  /// @param service an address without a path, such as `http://127.0.0.1:7800`
  FaultyWire(URI service, Clock clock, Budget budget) {
    this.forwarding = new Forwarding(service);
    this.clock = clock;
    this.budget = budget;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open a wire to " + service, e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::carry);
    server.start();
  }

  /// What to use in place of the service's address.
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What becomes of requests from now on; what passed before is forgotten.
  synchronized void weather(Weather now) {
    weather = now;
    passed.clear();
  }

  /// What arrived since the weather changed.
  synchronized List<Passed> passed() {
    return List.copyOf(passed);
  }

  /// The requests that were more than the target allows.
  List<String> overruns() {
    return budget.overruns();
  }

  private synchronized Passed arrives(String method, String target, String body) {
    Passed request =
        new Passed(passed.size() + 1, clock.instant(), method, target, body, Fault.NONE, 0);
    Passed met = request.with(weather.at(request));
    passed.add(met);
    return met;
  }

  private synchronized void answered(Passed request, int status) {
    if (request.number() <= passed.size()) {
      passed.set(request.number() - 1, request.answered(status));
    }
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      Passed request =
          arrives(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Duration wait = budget.count(request);
      if (wait.isPositive()) {
        say(exchange, request, 429, wait.toSeconds());
      } else {
        carry(exchange, request);
      }
    }
  }

  private void carry(HttpExchange exchange, Passed request) throws IOException {
    switch (request.fault()) {
      case NONE -> reply(exchange, request, forwarding.send(exchange, request));
      case RESET -> {}
      case LOST -> forwarding.send(exchange, request);
      case BROKEN -> say(exchange, request, serverError(request), 0);
      case BROKEN_AFTER -> {
        var _ = forwarding.send(exchange, request);
        say(exchange, request, serverError(request), 0);
      }
      case BUSY -> say(exchange, request, 503, 7);
      case BUSY_AFTER -> {
        var _ = forwarding.send(exchange, request);
        say(exchange, request, 503, 7);
      }
      case HELD_BACK -> say(exchange, request, 429, 3);
      case SILENT -> keepSilent();
      case SILENT_AFTER -> {
        var _ = forwarding.send(exchange, request);
        keepSilent();
      }
      case TWICE -> {
        var _ = forwarding.send(exchange, request);
        reply(exchange, request, forwarding.send(exchange, request));
      }
      case REFUSED -> say(exchange, request, 401, 0);
      case FORBIDDEN -> say(exchange, request, 403, 0);
      case VANISHED -> say(exchange, request, 404, 0);
      case POISONED -> say(exchange, request, 400, 0);
      case SHORT_PAGE ->
          reply(exchange, request, forwarding.send(exchange, Lies.shortPage(request)));
      case LYING_TOTAL -> reply(exchange, request, Lies.total(forwarding.send(exchange, request)));
      case LEFT_OUT -> reply(exchange, request, Lies.leftOut(forwarding.send(exchange, request)));
      case CUT_SHORT -> reply(exchange, request, forwarding.send(exchange, request).cutShort());
    }
  }

  private static int serverError(Passed request) {
    return SERVER_ERRORS[request.number() % SERVER_ERRORS.length];
  }

  // Until the client has given up, or the wire is closed.
  private void keepSilent() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(HttpExchange exchange, Passed request, int status, long retryAfterSeconds)
      throws IOException {
    if (retryAfterSeconds > 0) {
      exchange.getResponseHeaders().set("Retry-After", Long.toString(retryAfterSeconds));
    }
    exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
    String text =
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"%d","detail":"The wire says so."}\
        """
            .formatted(status);
    reply(exchange, request, new Forwarding.Answer(status, exchange.getResponseHeaders(), text));
  }

  private void reply(HttpExchange exchange, Passed request, Forwarding.Answer answer)
      throws IOException {
    answered(request, answer.status());
    exchange.getResponseHeaders().putAll(answer.headers());
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    forwarding.close();
    threads.shutdownNow();
  }
}
