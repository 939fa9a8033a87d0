package io.rollcall.faces.standard;

import io.rollcall.db.Database;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.NewDirectory;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An organization with one standard directory.
record Acme(Platform platform, Organization organization, Directory.WithToken directory) {
  static final Bases BASES = new Bases(List.of(StandardPreset.dialect()));

  static Acme in(Database database) {
    return in(database, "off");
  }

  static Acme in(Database database, String rateLimits) {
    Clock clock = Clock.systemUTC();
    var ids = new RandomIds(clock, new SecureRandom());
    var platform = new Platform(database, clock, ids, List.of(StandardPreset.preset()));
    Organization acme = done(platform.organizations().create("Acme", "main", List.of(), false));
    var wanted =
        new NewDirectory(StandardPreset.NAME, "hr", Optional.of(rateLimits), Optional.empty());
    return new Acme(
        platform,
        acme,
        done(platform.directories().create(new Caller.Operator(), acme.id(), wanted, false)));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.detail());
    };
  }

  StandardFace face() {
    return face(Clock.systemUTC());
  }

  /// @param clock what the rate limits go by
  StandardFace face(InstantSource clock) {
    return new StandardFace(platform, BASES, new RateLimiter(clock));
  }

  /// The path of something below the SCIM base.
  String path(String tail) {
    return "/scim/v2/" + directory.directory().id() + tail;
  }

  /// Sends it with the directory's token.
  WireAnswer send(Face face, String method, String path, String body) {
    WireRequest request =
        new WireRequest(
            "request-7",
            method,
            WireRequest.segments(path),
            Query.parse(""),
            Map.of("authorization", "Bearer " + directory.token().orElseThrow()),
            Body.of(body),
            "https://rollcall.example");
    return face.answer(request).orElseThrow();
  }
}
