package io.rollcall.lifecycle.source.scim;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.scim.json.Json;
import java.net.URI;
import java.util.Optional;

/// The questions that a source asks of a server.
final class ScimServer {
  private static final String RATE = "source";
  // Servers send fewer where they want to.
  private static final String COUNT = "500";

  private final HttpCaller caller;

  ScimServer(HttpCaller caller) {
    this.caller = caller;
  }

  URI base() {
    return caller.endpoint().base();
  }

  /// Whether the server says that it pages by cursor (RFC 9865 §4).
  boolean pagesByCursor() {
    Call call = Call.get(RATE, Call.path("ServiceProviderConfig")).expecting(401, 403);
    HttpAnswer answer = caller.send(call);
    return answer.succeeded()
        && answer
            .object()
            .flatMap(config -> config.object("pagination"))
            .flatMap(pagination -> pagination.bool("cursor"))
            .orElse(false);
  }

  Page byCursor(String kind, String cursor) throws IncompleteRead {
    return page(list(kind).with("count", COUNT).with("cursor", cursor));
  }

  Page byPlace(String kind, long startIndex) throws IncompleteRead {
    return page(list(kind).with("startIndex", Long.toString(startIndex)).with("count", COUNT));
  }

  /// One group with its members; empty when it is gone.
  Optional<Json.Obj> group(String id) throws IncompleteRead {
    HttpAnswer answer = caller.send(Call.get(RATE, Call.path("Groups", id)));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    return Optional.of(
        answer.object().filter(_ -> answer.succeeded()).orElseThrow(() -> trouble(answer)));
  }

  // Groups are listed without members: of most of them nobody needs to know who is in them.
  private static Call list(String kind) {
    Call call = Call.get(RATE, Call.path(kind));
    return kind.equals("Groups") ? call.with("excludedAttributes", "members") : call;
  }

  private Page page(Call call) throws IncompleteRead {
    HttpAnswer answer = caller.send(call);
    return answer
        .object()
        .filter(_ -> answer.succeeded())
        .flatMap(Page::of)
        .orElseThrow(() -> trouble(answer));
  }

  private IncompleteRead trouble(HttpAnswer answer) {
    String wrongBase =
        answer.status() == 404
            ? " The base URL looks wrong: it is the one that /Users comes after, as in https://idp.example.com/scim/v2."
            : "";
    return new IncompleteRead(
        "%s answers %s with something that is no SCIM list: %s.%s"
            .formatted(answer.request(), answer.status(), answer.excerpt(), wrongBase));
  }
}
