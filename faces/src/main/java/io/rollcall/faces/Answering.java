package io.rollcall.faces;

import io.helidon.http.Header;
import io.helidon.webserver.http.ServerRequest;
import io.rollcall.faces.connection.Connection;
import io.rollcall.faces.connection.Refusal;
import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.MalformedUrlException;
import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.message.Echo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Finds the answer to one request: reads it, asks the faces, and makes an answer of whatever goes
/// wrong.
final class Answering {
  private static final Refusal BUSY =
      new Refusal(
          503,
          "too-busy",
          "Too many requests are in progress. Send this one again a little later.");
  private static final Refusal FAILED =
      new Refusal(
          500,
          "failed",
          "Something went wrong here; it is a mistake of this service. Its log has more.");

  private final Serving serving;
  private final Clients clients;
  private final Bodies bodies;
  private final Semaphore slots;

  Answering(Serving serving, Clients clients) {
    this.serving = serving;
    this.clients = clients;
    this.bodies = new Bodies(serving.limits(), () -> Connection.current().hurry());
    this.slots = new Semaphore(serving.limits().requests(), true);
  }

  /// @param unread whether the client may still be sending its request
  /// @param failure what nobody expected
  record Answer(WireAnswer wire, boolean unread, Optional<Throwable> failure) {
    static Answer of(WireAnswer wire) {
      return new Answer(wire, false, Optional.empty());
    }
  }

  Answer answer(ServerRequest request, String id) {
    try {
      List<String> path = WireRequest.segments(request.prologue().uriPath().rawPath());
      Optional<WireAnswer> vital = first(serving.vital(), read(request, id, path, Body.empty()));
      return vital.map(Answer::of).orElseGet(() -> ifFree(request, id, path));
    } catch (MalformedUrlException e) {
      Refusal why =
          new Refusal(400, "malformed", "The URL cannot be read: " + e.getMessage() + ".");
      return Answer.of(TransportErrors.answer(why, id));
    } catch (RuntimeException | Error e) {
      return failed(e, id);
    }
  }

  private Answer failed(Throwable e, String id) {
    return serving
        .away()
        .apply(e)
        .map(detail -> new Refusal(503, "unavailable", detail))
        .map(why -> Answer.of(TransportErrors.answer(why, id)))
        .orElseGet(() -> new Answer(TransportErrors.answer(FAILED, id), true, Optional.of(e)));
  }

  private Answer ifFree(ServerRequest request, String id, List<String> path) {
    try (Bodies.Incoming incoming = bodies.read(request)) {
      Connection.current().working();
      return Answer.of(inTurn(read(request, id, path, incoming.body())));
    } catch (Bodies.RefusedBody e) {
      return new Answer(TransportErrors.answer(e.why(), id), true, Optional.empty());
    }
  }

  /// A request has its turn when all of it is there: whoever is still sending keeps nobody waiting.
  private WireAnswer inTurn(WireRequest request) {
    int taken = serving.limits().slots(request.body().bytes().length);
    if (!Turns.take(slots, taken, serving.limits().patience().turn())) {
      return TransportErrors.answer(BUSY, request.id());
    }
    try {
      return faces(request);
    } finally {
      slots.release(taken);
    }
  }

  private WireAnswer faces(WireRequest request) {
    return first(serving.faces(), request)
        .orElseGet(() ->
            TransportErrors.answer(
                404,
                "Nothing is served at " + Echo.of("/" + String.join("/", request.path())) + "."));
  }

  private static Optional<WireAnswer> first(List<Face> faces, WireRequest request) {
    for (Face face : faces) {
      Optional<WireAnswer> answer = face.answer(request);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private WireRequest read(ServerRequest request, String id, List<String> path, Body body) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : request.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      headers.putIfAbsent(
          name,
          WireRequest.LISTS.contains(name) ? String.join(", ", header.allValues()) : header.get());
    }
    String method = request.prologue().method().text();
    return new WireRequest(
        id,
        method.equals("HEAD") ? "GET" : method,
        path,
        Query.parse(request.prologue().query().rawValue()),
        headers,
        body,
        clients.origin(request));
  }
}
