package io.rollcall.e2e.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route is tried with every token that does not belong there and with everything that
/// belongs to somebody else: nothing is seen, nothing changes, and what exists elsewhere answers
/// exactly as what exists nowhere, and leaves the same in the log of whoever asks.
@Tag("blackbox")
final class TenancyTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Set<String> PER_ANSWER = Set.of("date", "x-request-id", "content-length");

  @TempDir private Path directory;

  /// Status, headers and body, without what every answer has of its own.
  ///
  /// @param logged what the attacker's own log says of it
  private record Seen(int status, Map<String, String> headers, String body, String logged) {}

  @Test
  void whatIsSomebodyElsesAnswersAsWhatIsNowhereAndStaysAsItIs()
      throws IOException, InterruptedException {
    try (Service service = Service.on(directory.resolve("data"))) {
      Tenant victim = Tenant.settle(service, "Victim");
      Tenant attacker = Tenant.settle(service, "Attacker");
      String before = victim.snapshot(service);
      String settled = attacker.snapshot(service);
      List<String> failures = new ArrayList<>();

      var log = new TroubleLog(new Http(service.url(), attacker.key()));
      assertThat(log.news()).isNotEmpty();
      int logged = log.size();
      Map<String, String> foreign = foreign(victim, attacker);
      Map<String, String> random = random(foreign);
      for (String token : tokens(victim, attacker)) {
        for (Attack attack : Attack.all()) {
          if (!isAllowed(attack, token, victim)) {
            compare(service, log, attack, token, List.of(foreign, random), victim, failures);
          }
        }
      }

      assertThat(failures).as(String.join("\n", failures)).isEmpty();
      assertThat(log.size()).as("refusals are in the log").isGreaterThan(logged + 50);
      assertThat(victim.snapshot(service)).isEqualTo(before);
      assertThat(settled).doesNotContain(victim.secrets());
    }
  }

  /// The victim's own tokens are tried where another kind is needed. (At another vendor's paths its
  /// directory's token is told its own base URL, which is nobody else's secret.)
  private static boolean isAllowed(Attack attack, String token, Tenant victim) {
    boolean isScim = attack.target().startsWith("{");
    boolean isOtherFace = attack.target().startsWith("/api/v1/scim");
    return token.equals(victim.token())
        ? isScim || isOtherFace
        : token.equals(victim.key()) && !isScim;
  }

  private static List<String> tokens(Tenant victim, Tenant attacker) {
    return List.of(
        attacker.token(), attacker.key(), victim.token(), victim.key(), "rcd_unknown", "");
  }

  private static void compare(
      Service service,
      TroubleLog log,
      Attack attack,
      String token,
      List<Map<String, String>> worlds,
      Tenant victim,
      List<String> failures)
      throws IOException, InterruptedException {
    List<Seen> seen = new ArrayList<>();
    for (Map<String, String> world : worlds) {
      seen.add(send(service, log, attack.with(world), token, world));
    }
    String what = attack + " with " + (token.isEmpty() ? "no token" : token.substring(0, 7));
    if (!seen.getFirst().equals(seen.getLast())) {
      failures.add(what + "\n  foreign " + seen.getFirst() + "\n  random  " + seen.getLast());
    }
    String shown = seen.getFirst().toString();
    victim.secrets().stream()
        .filter(secret -> !secret.equals(victim.domain()) && shown.contains(secret))
        .forEach(secret -> failures.add(what + " shows " + secret + ": " + shown));
  }

  private static Seen send(
      Service service, TroubleLog log, Attack attack, String token, Map<String, String> world)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.url() + attack.target()))
            .method(attack.method(), HttpRequest.BodyPublishers.ofString(attack.body()))
            .header("If-None-Match", "W/\"99\"");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!attack.body().isEmpty()) {
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
            headers.put(name, masked(String.join(",", values), world));
          }
        });
    return new Seen(
        answer.statusCode(), headers, masked(answer.body(), world), masked(log.news(), world));
  }

  /// What was sent may come back, and diagnoses differ.
  private static String masked(String text, Map<String, String> world) {
    String masked = text;
    for (Map.Entry<String, String> sent : world.entrySet()) {
      if (!sent.getKey().startsWith("own")) {
        masked = masked.replace(sent.getValue(), "{" + sent.getKey() + "}");
      }
    }
    return masked
        .replaceAll("[0-9A-Z]{4}-\\d\\d", "{diagnosis}")
        .replaceAll("\"requestId\" ?: ?\"[^\"]*\"", "{requestId}");
  }

  private static Map<String, String> foreign(Tenant victim, Tenant attacker) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("base", victim.base());
    texts.put("directory", victim.directory());
    texts.put("organization", victim.organization());
    texts.put("user", victim.user());
    texts.put("group", victim.group());
    texts.put("account", victim.account());
    texts.put("keyId", victim.keyId());
    texts.put("cursor", victim.cursor());
    texts.put("domain", victim.domain());
    texts.put("own", attacker.base());
    texts.put("ownGroup", attacker.group());
    return texts;
  }

  /// The same with other characters in every id.
  private static Map<String, String> random(Map<String, String> foreign) {
    Map<String, String> random = new LinkedHashMap<>(foreign);
    random.replaceAll((name, text) -> name.startsWith("own") ? text : other(name, text));
    random.put("base", "/scim/v2/" + random.get("directory"));
    return random;
  }

  private static String other(String name, String text) {
    if (name.equals("domain")) {
      return text;
    }
    StringBuilder other = new StringBuilder(text);
    for (int i = text.length() / 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 10) >= 0) {
        other.setCharAt(i, (char) ('0' + (c - '0' + 3) % 10));
      }
    }
    return other.toString();
  }
}
