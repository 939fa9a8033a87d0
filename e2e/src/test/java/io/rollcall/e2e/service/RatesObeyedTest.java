package io.rollcall.e2e.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.e2e.stage.HandClock;
import io.rollcall.faces.FaceServer;
import io.rollcall.faces.miro.MiroFace;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.wire.Face;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Route;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.miro.MiroSettings;
import io.rollcall.lifecycle.target.miro.MiroTarget;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine's calls at a directory with the vendor's rate limits. Both go by one clock, which
/// only moves when the engine waits.
final class RatesObeyedTest {
  private static final Attributes NAME = Attributes.of(Attributes.DISPLAY_NAME, "Ada");

  @TempDir private Path folder;
  private final HandClock clock = new HandClock(Instant.parse("2026-11-21T09:41:00Z"));
  private final AtomicInteger refused = new AtomicInteger();
  private Database database;
  private FaceServer server;
  private Organization acme;
  private String token;
  private String key;

  @BeforeEach
  void start() throws IOException {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    var ids = new RandomIds(clock, new SecureRandom());
    var platform = new Platform(database, clock, ids, List.of(MiroPreset.preset()));
    acme = done(platform.organizations().create("acme", "main", List.of(), false));
    token =
        done(platform.directories().create(acme.id(), MiroPreset.NAME, "engine", "vendor", false))
            .token()
            .orElseThrow();
    key = done(platform.keys().create(acme.id(), "engine")).secret();
    var bases = new Bases(List.of(MiroPreset.dialect()));
    Face face = new MiroFace(platform, bases, new RateLimiter(clock));
    server =
        FaceServer.start(
            new FaceServer.Listen("127.0.0.1", 0, Optional.empty()),
            List.of(counting(face)),
            () -> "a-request");
  }

  private Face counting(Face face) {
    return request -> {
      var answer = face.answer(request);
      if (answer.filter(given -> given.status() == 429).isPresent()) {
        refused.incrementAndGet();
      }
      return answer;
    };
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  private MiroTarget engine() {
    var scim =
        new MiroSettings.Scim(
            URI.create(server.url() + "/api/v1/scim"), Secret.of(token, "the test"));
    var rest =
        new MiroSettings.Rest(URI.create(server.url()), acme.id(), Secret.of(key, "the test"));
    var second = Duration.ofSeconds(20);
    return new MiroTarget(
        new MiroSettings("app", scim, Optional.of(rest)),
        new HttpOptions(
            "rollcall/test", second, second, clock, clock, 1, new Calls(), Route.USUAL));
  }

  @Test
  void theEngineIsNeverRefusedWhateverItDoesMost() {
    MiroTarget engine = engine();
    for (int i = 0; i < 450; i++) {
      engine.find("nobody" + i + "@acme.example");
      if (i < 250) {
        engine.change("7", NAME);
        engine.lookBehind("nobody" + i + "@acme.example");
      }
      if (i < 45) {
        engine.delete("7");
      }
    }
    assertThat(refused).hasValue(0);
    assertThat(clock.passed()).isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void theEngineWaitsAsLongAsItIsToldWhenSomebodyElseUsedUpTheBudget() {
    MiroTarget other = engine();
    for (int i = 0; i < 20; i++) {
      other.delete("7");
    }
    assertThat(clock.passed()).isZero();

    engine().delete("7");

    assertThat(refused).hasValue(1);
    assertThat(clock.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.detail());
    };
  }
}
