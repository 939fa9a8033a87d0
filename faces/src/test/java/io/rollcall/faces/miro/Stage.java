package io.rollcall.faces.miro;

import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.faces.Health;
import io.rollcall.faces.UnknownPath;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The service with one organization `acme`, its directory's token and its key, and a client.
final class Stage implements AutoCloseable {
  static final String SCIM = "/api/v1/scim";

  private final Database database;
  private final FaceServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  /// What it is for the rate limits.
  volatile Instant now = Instant.parse("2026-11-21T09:41:00Z");

  private final RateLimiter limiter = new RateLimiter(() -> now);

  final Platform platform;
  final Organization acme;
  final String token;
  final String key;

  Stage(Path directory) {
    this(Database.open("jdbc:sqlite:" + directory.resolve("rollcall.db")));
  }

  Stage(Database database) {
    this.database = database;
    Clock clock = Clock.systemUTC();
    platform =
        new Platform(
            database,
            clock,
            new RandomIds(clock, new SecureRandom()),
            List.of(MiroPreset.preset()));
    acme = organization("acme", List.of("acme.example"));
    token = directory(acme, "ad-job");
    key = done(platform.keys().create(acme.id(), "reader")).secret();
    server = serve();
  }

  private FaceServer serve() {
    var requests = new AtomicInteger();
    try {
      return FaceServer.start(
          new FaceServer.Listen("127.0.0.1", 0, Optional.empty()),
          List.of(
              new Health(() -> platform.settings().publicUrl()),
              face(),
              new UnknownPath(platform, List.of(MiroPreset.dialect()), limiter)),
          () -> "request-" + requests.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MiroFace face() {
    return new MiroFace(platform, new Bases(List.of(MiroPreset.dialect())), limiter);
  }

  Organization organization(String name, List<String> domains) {
    return done(platform.organizations().create(name, "main", domains, false));
  }

  String directory(Organization organization, String name) {
    return directory(organization, name, "off");
  }

  /// Makes a directory; returns its token.
  String directory(Organization organization, String name, String rateLimits) {
    return done(platform
            .directories()
            .create(organization.id(), MiroPreset.NAME, name, rateLimits, false))
        .token()
        .orElseThrow();
  }

  /// Somebody is invited in the app's own pages; returns the account's id.
  String invite(Organization organization, String email, Role role) {
    Caller person = new Caller.Person("an administrator");
    return done(platform.members().add(person, organization.id(), email, role, Optional.empty()))
        .accountId();
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.detail());
    };
  }

  /// An answer; the body is an empty object when there is none.
  record Answer(int status, Json json, java.net.http.HttpHeaders headers) {
    /// As it should be, or the test fails with what it is.
    Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + ", got " + this);
      }
      return this;
    }

    String message() {
      return body().string("message").orElseThrow(() -> new AssertionError(this));
    }

    /// The ids of a page.
    List<String> ids() {
      return body().objects("data").stream()
          .map(item -> item.string("id").orElseThrow(() -> new AssertionError(this)))
          .toList();
    }

    Json.Obj body() {
      return (Json.Obj) json;
    }

    String id() {
      return body().string("id").orElseThrow(() -> new AssertionError(this));
    }

    String detail() {
      return body().string("detail").orElseThrow(() -> new AssertionError(this));
    }

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    @Override
    public String toString() {
      return status + " " + JsonCodec.text(json);
    }
  }

  Answer get(String path) {
    return send(request(path, token).GET());
  }

  Answer rest(String method, String path, String body) {
    return as(key, method, path, body.replace('\'', '"'));
  }

  /// Where the REST API has the organization.
  String org() {
    return "/v2/orgs/" + acme.id();
  }

  Answer rest(String path) {
    return send(request(path, key).GET());
  }

  Answer post(String path, String body) {
    return send(request(path, token).POST(BodyPublishers.ofString(body)));
  }

  Answer patch(String path, String body) {
    return send(request(path, token).method("PATCH", BodyPublishers.ofString(body)));
  }

  Answer delete(String path) {
    return send(request(path, token).DELETE());
  }

  Answer as(String bearer, String method, String path, String body) {
    return send(request(path, bearer).method(method, BodyPublishers.ofString(body)));
  }

  /// A request with the headers of a SCIM client.
  HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", "application/scim+json");
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      Json json = answer.body().length == 0 ? Json.Obj.EMPTY : JsonCodec.parse(answer.body());
      return new Answer(answer.statusCode(), json, answer.headers());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String url() {
    return server.url();
  }

  /// The thread's own way to say a rename.
  static String rename(String userName) {
    return """
    {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
     "Operations":[{"op":"Replace","path":"userName","value":"%s"}]}\
    """
        .formatted(userName);
  }

  static String user(String userName) {
    return """
    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s",
     "name":{"givenName":"Alex","familyName":"Smith"}}\
    """
        .formatted(userName);
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
