package io.rollcall.e2e.service;

import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One organization tries everything at what another one has, and at what nobody has.
final class Siege {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Set<String> PER_ANSWER = Set.of("date", "x-request-id", "content-length");

  private final Service service;
  private final Tenant victim;
  private final Tenant attacker;
  private final Exposed real;
  private final TroubleLog log;
  private final List<String> failures = new ArrayList<>();

  Siege(Service service, Tenant victim, Tenant attacker) {
    this.service = service;
    this.victim = victim;
    this.attacker = attacker;
    this.real = Exposed.of(victim, attacker);
    this.log = new TroubleLog(new Http(service.url(), attacker.key()));
  }

  /// Status, headers and body, without what every answer has of its own.
  ///
  /// @param logged what the attacker's own log says of it
  private record Seen(int status, Map<String, String> headers, String body, String logged) {}

  /// What should not be so, in words.
  List<String> failures(List<Attack> attacks) throws IOException, InterruptedException {
    if (log.news().isEmpty()) {
      failures.add("The log of the attacker is empty from the beginning.");
    }
    for (Attack attack : attacks) {
      for (String token :
          List.of(
              attacker.token(), attacker.key(), victim.token(), victim.key(), "rcd_unknown", "")) {
        if (!isAllowed(attack, token)) {
          judge(attack, token, send(attack, token, real), send(attack, token, real.madeUp()));
        }
      }
    }
    return failures;
  }

  /// How many entries the attacker's log came to.
  int logged() {
    return log.size();
  }

  /// The victim's own tokens are tried where another kind is needed. (At another vendor's paths its
  /// directory's token is told its own base URL, which is nobody else's secret; where a vendor's
  /// key is needed, its organization's log tells of it.)
  private boolean isAllowed(Attack attack, String token) {
    boolean isScim = attack.target().startsWith("{");
    boolean isOtherFace = !isScim && !attack.target().matches("/api/(?!v1/).*");
    return token.equals(victim.token())
        ? isScim || isOtherFace
        : token.equals(victim.key()) && !isScim;
  }

  private void judge(Attack attack, String token, Seen foreign, Seen madeUp) {
    String what = attack + " with " + (token.isEmpty() ? "no token" : token.substring(0, 7));
    if (!foreign.equals(madeUp)) {
      failures.add(what + "\n  foreign " + foreign + "\n  made up " + madeUp);
    }
    if (foreign.status() == 405 || foreign.body().contains("There is no ")) {
      failures.add(what + " is no request that the service knows: " + foreign);
    }
    boolean isOfApi = attack.target().matches("/api/(?!v1/).*\\{.*");
    if (isOfApi && token.equals(attacker.key()) && !Set.of(200, 404).contains(foreign.status())) {
      failures.add(what + " is refused before anybody looks: " + foreign);
    }
    Stream.of(foreign, madeUp)
        .map(Seen::toString)
        .filter(shown -> victim.secrets().stream().anyMatch(shown::contains))
        .forEach(shown -> failures.add(what + " shows what is the victim's: " + shown));
  }

  private Seen send(Attack attack, String token, Exposed world)
      throws IOException, InterruptedException {
    Attack sent = attack.in(world);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.url() + sent.target()))
            .method(sent.method(), HttpRequest.BodyPublishers.ofString(sent.body()));
    if (!attack.isOnOwn()) {
      request.header(
          sent.method().equals("GET") ? "If-None-Match" : "If-Match", world.text("etag"));
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!sent.body().isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!PER_ANSWER.contains(name)) {
            headers.put(name, world.masked(String.join(",", values)));
          }
        });
    return new Seen(
        answer.statusCode(), headers, world.masked(answer.body()), world.masked(log.news()));
  }
}
