package io.rollcall.faces.spec;

import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.faces.UnknownPath;
import io.rollcall.faces.api.ApiFace;
import io.rollcall.faces.atlassian.AtlassianFace;
import io.rollcall.faces.atlassian.AtlassianPreset;
import io.rollcall.faces.miro.MiroFace;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.standard.StandardFace;
import io.rollcall.faces.standard.StandardPreset;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Choice;
import io.rollcall.platform.Choices;
import io.rollcall.platform.Directory;
import io.rollcall.platform.DomainCheck;
import io.rollcall.platform.NewDirectory;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The service on one database. Every case gets organizations of its own in it, so that cases do
/// not see each other.
final class World implements AutoCloseable {
  private static final Optional<String> OFF = Optional.of("off");
  private static final List<Dialect> DIALECTS =
      List.of(StandardPreset.dialect(), MiroPreset.dialect(), AtlassianPreset.dialect());

  private final Database database;
  private final FaceServer server;
  private final AtomicInteger organizations = new AtomicInteger();
  private final Ahead clock = new Ahead(Clock.systemUTC());

  final Platform platform;
  final HttpClient http = HttpClient.newHttpClient();

  World(Database database) {
    this.database = database;
    platform =
        new Platform(
            database,
            clock,
            new RandomIds(clock, new SecureRandom()),
            List.of(StandardPreset.preset(), MiroPreset.preset(), AtlassianPreset.preset()));
    server = serve(platform);
  }

  private static FaceServer serve(Platform platform) {

    var bases = new Bases(DIALECTS);
    var requests = new AtomicInteger();
    var limiter = new RateLimiter(Clock.systemUTC());
    try {
      return FaceServer.start(
          new FaceServer.Listen("127.0.0.1", 0, Optional.empty()),
          List.of(
              new StandardFace(platform, bases, limiter),
              new MiroFace(platform, bases, limiter),
              new AtlassianFace(platform, bases, limiter),
              new ApiFace(
                  platform,
                  directory -> StandardPreset.dialect().basePath().apply(directory.id()),
                  _ -> new DomainCheck.Finding.NotShown("There is no TXT record."),
                  limiter),
              new UnknownPath(platform, DIALECTS, limiter)),
          () -> "request-" + requests.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a case may name: `${organization}`, `${base}`, `${token}` and `${directory}` of its own
  /// directory, those of another directory of the same organization (`${other.…}`; `${strict.…}`
  /// takes no leniency) and of another organization (`${foreign.…}`), and `${key}`.
  Map<String, String> names(Json.Obj world) {
    int number = organizations.incrementAndGet();
    String preset = world.string("preset").orElse(StandardPreset.NAME);
    List<String> domains =
        world.items("domains").stream().map(domain -> ((Json.Str) domain).value()).toList();
    Organization own = organization("own" + number, domains);
    Map<String, String> names = new LinkedHashMap<>();
    names.put("service", server.url());
    names.put("number", String.valueOf(number));
    put(names, "", own, new NewDirectory(preset, "first", OFF, Optional.empty(), choices(world)));
    names.put("organization", own.id());
    put(names, "other.", own, new NewDirectory(preset, "second", OFF, Optional.empty()));
    put(
        names,
        "strict.",
        own,
        new NewDirectory(preset, "strict", OFF, Optional.of(Leniencies.STRICT)));
    put(
        names,
        "foreign.",
        organization("foreign" + number, List.of()),
        new NewDirectory(preset, "third", OFF, Optional.empty()));
    names.put("key", done(platform.keys().create(own.id(), "key")).secret());
    return names;
  }

  /// What the case's own directory does otherwise than its preset.
  private static Choices choices(Json.Obj world) {
    Json.Obj chosen = world.object("choices").orElse(Json.Obj.EMPTY);
    return Choices.of(
        Arrays.stream(Choice.values())
            .collect(Collectors.toMap(choice -> choice, choice -> chosen.string(choice.word()))));
  }

  private Organization organization(String name, List<String> domains) {
    return done(platform.organizations().create(name, name, domains, false));
  }

  private void put(
      Map<String, String> names, String prefix, Organization owner, NewDirectory wanted) {
    Directory.WithToken made =
        done(platform.directories().create(new Caller.Operator(), owner.id(), wanted, false));
    String directory = made.directory().id();
    names.put(prefix + "directory", directory);
    names.put(prefix + "token", made.token().orElseThrow());
    var dialect =
        DIALECTS.stream()
            .filter(each -> each.preset().equals(wanted.preset()))
            .findFirst()
            .orElseThrow();
    names.put(prefix + "base", server.url() + dialect.basePath().apply(directory));
  }

  /// Lets time pass, for every case that comes.
  void pass(Duration time) {
    clock.ahead = clock.ahead.plus(time);
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.detail());
    };
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }

  /// A clock that can be set forward.
  private static final class Ahead extends Clock {
    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    private Ahead(Clock real) {
      this.real = real;
    }

    @Override
    public Instant instant() {
      return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the one clock of a world has one zone");
    }
  }
}
