package io.rollcall.faces.platforms;

import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.faces.Health;
import io.rollcall.faces.Serving;
import io.rollcall.faces.UnknownPath;
import io.rollcall.faces.api.ApiFace;
import io.rollcall.faces.atlassian.AtlassianFace;
import io.rollcall.faces.atlassian.AtlassianPreset;
import io.rollcall.faces.connection.Limits;
import io.rollcall.faces.miro.MiroFace;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.standard.StandardFace;
import io.rollcall.faces.standard.StandardPreset;
import io.rollcall.faces.watch.Metrics;
import io.rollcall.faces.watch.RequestLog;
import io.rollcall.platform.DomainCheck;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Preset;
import io.rollcall.platform.RandomIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The service with its own presets, and one more under which organizations can delete accounts.
final class Town implements AutoCloseable {
  static final String MIRO = MiroPreset.NAME;
  static final String STANDARD = StandardPreset.NAME;
  static final String ATLASSIAN = AtlassianPreset.NAME;
  static final String DELETING = "deleting";

  private static final List<Dialect> DIALECTS =
      List.of(StandardPreset.dialect(), MiroPreset.dialect(), AtlassianPreset.dialect());

  private final FaceServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  final Database database;
  final Platform platform;

  Town(Database database) {
    this(database, InstantSource.system());
  }

  /// @param rates what the rate limits go by
  Town(Database database, InstantSource rates) {
    this.database = database;
    Clock clock = Clock.systemUTC();
    platform =
        new Platform(
            database,
            clock,
            new RandomIds(clock, new SecureRandom()),
            List.of(
                StandardPreset.preset(),
                MiroPreset.preset(),
                AtlassianPreset.preset(),
                deleting(MiroPreset.preset())));
    server = serve(platform, rates);
  }

  private static Preset deleting(Preset like) {
    return new Preset(
        DELETING,
        like.scimIdIs(),
        like.userIs(),
        like.addressIs(),
        like.activeIs(),
        like.creation(),
        like.deleteMeans(),
        Optional.of(Duration.ofDays(14)),
        like.groupAdds(),
        like.defaultLicense(),
        like.newUsersJoinDefaultTeam(),
        like.roles(),
        like.documentAttributes(),
        Preset.Shape.PLAIN,
        Preset.Unique.PLAIN,
        Preset.Phrases.NONE,
        Preset.Rules.plain(like.userIs()));
  }

  private static FaceServer serve(Platform platform, InstantSource rates) {
    var bases = new Bases(DIALECTS);
    var limiter = new RateLimiter(rates);
    try {
      return FaceServer.start(
          new FaceServer.Listen("127.0.0.1", 0, Optional.empty()),
          new Serving(
              List.of(
                  new StandardFace(platform, bases, limiter),
                  new MiroFace(platform, bases, limiter),
                  new AtlassianFace(platform, bases, limiter),
                  new ApiFace(
                      platform,
                      directory -> "/" + directory.id(),
                      _ -> new DomainCheck.Finding.NotShown("There is no TXT record."),
                      limiter),
                  new UnknownPath(platform, DIALECTS, limiter)),
              List.of(new Health(() -> platform.settings().publicUrl())),
              () -> UUID.randomUUID().toString(),
              InstantSource.system(),
              Limits.of(Runtime.getRuntime().maxMemory(), Short.MAX_VALUE),
              RequestLog.off(),
              new Metrics(List.of()),
              Platform::away));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An organization with one directory of the preset, and a key.
  House house(String name, String preset, String... domains) {
    Organization made =
        done(platform.organizations().create(name, "main", List.of(domains), false));
    return new House(this, made, preset, directory(made, preset, "first", "off"), key(made));
  }

  /// The same, with rate limits.
  House limited(String name, String preset) {
    Organization made = done(platform.organizations().create(name, "main", List.of(), false));
    return new House(this, made, preset, directory(made, preset, "first", "vendor"), key(made));
  }

  /// The same house by way of another directory of its own.
  House neighbour(House house) {
    Organization same = house.organization();
    return new House(
        this, same, house.preset(), directory(same, house.preset(), "second", "off"), house.key());
  }

  private House.Door directory(
      Organization organization, String preset, String name, String rateLimits) {
    var made =
        done(platform.directories().create(organization.id(), preset, name, rateLimits, false));
    Dialect dialect =
        DIALECTS.stream()
            .filter(each -> each.preset().equals(preset))
            .findFirst()
            .orElse(MiroPreset.dialect());
    return new House.Door(
        URI.create(server.url() + dialect.basePath().apply(made.directory().id())),
        made.token().orElseThrow());
  }

  private String key(Organization organization) {
    return done(platform.keys().create(organization.id(), "key")).secret();
  }

  HttpClient http() {
    return http;
  }

  URI url() {
    return URI.create(server.url());
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
}
