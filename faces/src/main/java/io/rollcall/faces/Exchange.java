package io.rollcall.faces;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.rollcall.faces.connection.Connection;
import io.rollcall.faces.connection.Refusal;
import io.rollcall.faces.watch.Answered;
import io.rollcall.faces.wire.WireAnswer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// One request and its answer on the wire: gives it an id, has it answered, sends the answer, and
/// tells log and figures.
final class Exchange {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final Serving serving;
  private final Clients clients;
  private final Answering answering;
  private final BooleanSupplier closing;

  /// @param closing whether connections are to end with their next answer
  Exchange(Serving serving, Clients clients, BooleanSupplier closing) {
    this.serving = serving;
    this.clients = clients;
    this.answering = new Answering(serving, clients);
    this.closing = closing;
  }

  void handle(ServerRequest request, ServerResponse response) {
    Instant at = serving.clock().instant();
    long began = System.nanoTime();
    serving.metrics().began();
    String id =
        request
            .headers()
            .first(TransportErrors.REQUEST_ID)
            .flatMap(RequestIds::wellFormed)
            .orElseGet(serving.requestIds());
    Answering.Answer given = answering.answer(request, id);
    WireAnswer answer =
        Compression.apply(given.wire(), value(request, HeaderNames.ACCEPT_ENCODING));
    boolean last =
        given.unread()
            || closing.getAsBoolean()
            || Connection.current().isSingle()
            || value(request, HeaderNames.CONNECTION).toLowerCase(Locale.ROOT).contains("close");
    try {
      send(answer, id, last, given.unread(), request, response);
    } finally {
      Answered answered =
          new Answered(
              at,
              id,
              method(request.prologue().method().text()),
              answer.status(),
              Duration.ofNanos(System.nanoTime() - began),
              answer.body().bytes().length,
              clients.address(request),
              answer.about(),
              given.failure());
      serving.metrics().answered(answered);
      serving.log().answered(answered);
    }
    if (last) {
      throw new CloseConnectionException("The answer said so");
    }
  }

  private static String value(ServerRequest request, HeaderName name) {
    return request.headers().find(name).map(header -> header.values()).orElse("");
  }

  private static String method(String text) {
    return METHODS.contains(text) ? text : "other";
  }

  private static void send(
      WireAnswer answer,
      String id,
      boolean last,
      boolean unread,
      ServerRequest request,
      ServerResponse response) {
    Connection connection = Connection.current();
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.header(TransportErrors.REQUEST_ID, id);
    if (last) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    response.status(status(answer.status()));
    if (unread) {
      connection.hangUp();
    } else {
      connection.answering();
    }
    try {
      write(answer.body().bytes(), request, response);
    } catch (UncheckedIOException e) {
      throw new CloseConnectionException("The client went away", e);
    }
    if (!last) {
      connection.answered();
    }
  }

  private static void write(byte[] body, ServerRequest request, ServerResponse response) {
    if (request.prologue().method().text().equals("HEAD")) {
      if (body.length > 0) {
        response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
      }
      response.send();
    } else if (body.length == 0) {
      response.send();
    } else {
      response.send(body);
    }
  }

  private static Status status(int code) {
    return code == 431
        ? Status.create(431, "Request Header Fields Too Large")
        : Status.create(code);
  }

  /// Answers what the web server itself refuses, before there is a request to hand to us.
  DirectHandlers refusals() {
    DirectHandler handler =
        (request, _, status, headers, message) -> {
          Connection connection = Connection.current();
          connection.hangUp();
          Refusal why =
              connection
                  .refusal()
                  .orElseGet(
                      () -> TransportErrors.refusal(status.code(), message, serving.limits()));
          String id = serving.requestIds().get();
          WireAnswer answer = TransportErrors.answer(why, id);
          tell(answer, id, method(request.method()), connection);
          var response =
              DirectHandler.TransportResponse.builder()
                  .status(status(answer.status()))
                  .headers(headers)
                  .header(TransportErrors.REQUEST_ID, id)
                  .keepAlive(false)
                  .entity(answer.body().bytes());
          answer
              .headers()
              .forEach((name, value) -> response.header(HeaderNames.create(name), value));
          return response.build();
        };
    var handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, handler);
    }
    return handlers.build();
  }

  private void tell(WireAnswer answer, String id, String method, Connection connection) {
    Answered answered =
        new Answered(
            serving.clock().instant(),
            id,
            method,
            answer.status(),
            Duration.ZERO,
            answer.body().bytes().length,
            connection.client(),
            answer.about(),
            Optional.empty());
    serving.metrics().refusedBeforehand(answered);
    serving.log().answered(answered);
  }
}
