package io.rollcall.e2e.storm;

import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.e2e.stage.HandClock;
import io.rollcall.e2e.stage.Http;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Route;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.file.FileSettings;
import io.rollcall.lifecycle.source.file.FileSource;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.scim.json.JsonCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A payroll, an app, and the engine between them, which reaches the app over a faulty wire. Every
/// run is a new engine over the same memory, an hour after the last one. Nobody really waits:
/// engine and wire go by one clock, which moves when the engine sleeps.
final class World implements AutoCloseable {
  static final List<String> TEAMS = List.of("Team 0", "Team 1", "Team 2");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofMillis(400);
  private static final RevocationLimit ANY = new RevocationLimit(100, 10_000, 0);

  final App app;
  final App.Keys keys;
  final AppServer server;
  final Payroll payroll = new Payroll();
  final HandClock clock;
  final FaultyWire wire;
  final Store store;
  final Path folder;
  private final Database memory;
  private int side = 1;

  /// @param start when it is, at first
  /// @param budget what the target allows
  /// @param folder empty, for the engine's memory and the payroll's files
  World(AppServer server, App app, Instant start, Budget budget, Path folder) {
    this(server, app, server.organization(app, TEAMS), start, budget, folder);
  }

  private World(
      AppServer server, App app, App.Keys keys, Instant start, Budget budget, Path folder) {
    clock = new HandClock(start);
    this.server = server;
    this.app = app;
    this.keys = keys;
    this.folder = folder;
    wire = new FaultyWire(server.url(), clock, budget);
    memory = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    store = Store.open(memory, clock);
  }

  /// The same app and nobody on the payroll yet, by an engine with another memory.
  World remembered(Path other) {
    return new World(server, app, keys, clock.instant(), app.budget(), other);
  }

  /// What a run said, and what passed over the wire meanwhile.
  record Ran(RunReport report, List<Passed> passed) {
    Ran {
      passed = List.copyOf(passed);
    }

    List<Passed> writes() {
      return passed.stream().filter(Passed::writes).toList();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(JsonCodec.text(report.json()));
      passed.forEach(one -> text.append('\n').append(one));
      return text.toString();
    }
  }

  /// So many changes at a time from now on. More than one meet the weather in another order each
  /// time, whatever the seed.
  void sideBySide(int changes) {
    side = changes;
  }

  /// A run on a fair day.
  Ran run() {
    return run(Weather.FAIR, PATIENCE);
  }

  /// A run in whatever weather; it does not wait long for answers.
  Ran run(Weather weather) {
    return run(weather, IMPATIENCE);
  }

  private Ran run(Weather weather, Duration patience) {
    payroll.export(folder);
    return run(file("people.count"), weather, patience);
  }

  /// A run of people from elsewhere, on a fair day.
  Ran run(Source source) {
    return run(source, Weather.FAIR, PATIENCE);
  }

  private Ran run(Source source, Weather weather, Duration patience) {
    clock.sleep(Duration.ofHours(1));
    wire.weather(weather);
    RunReport report = engine(source, patience).run(RunRules.sync());
    Ran ran = new Ran(report, wire.passed());
    wire.weather(Weather.FAIR);
    return ran;
  }

  /// The exported files.
  ///
  /// @param count how many people there must be, or the file that says so
  Source file(String count) {
    return new FileSource(
        new FileSettings(
            "staff",
            folder.resolve("people.csv"),
            Optional.of(folder.resolve("groups.csv")),
            "id",
            Map.of(),
            FileSettings.Format.USUAL,
            new FileSettings.Promise(Optional.of(count), Optional.empty()),
            new Scope.Everybody(),
            new Asked(List.of("Team *"), Set.of())),
        folder);
  }

  private Engine engine(Source source, Duration patience) {
    TargetSetup setup =
        new TargetSetup(
            app.target(wire.uri(), keys, http(new Calls()).within(PATIENCE, patience)),
            HealPolicy.AUTO,
            Set.of(AppServer.DOMAIN),
            new Limits(ANY, ANY, ANY, ANY),
            Policies.USUAL,
            new GroupRules(List.of("Team *"), Map.of()),
            Mapping.NONE,
            side);
    return new Engine(
        store, new Leases(memory, clock), clock, source, List.of(setup), Progress.SILENT);
  }

  /// Somebody's careless script takes a new address for a new person, and then thinks better of it.
  ///
  /// @return the id under which SCIM showed the account; empty when the address was held
  Optional<String> mistakeForAHire(String address) {
    String users = app.base(server.url(), keys).getPath() + "/Users";
    var script = new Http(server.url(), keys.token());
    Http.Answer made =
        script.post(
            users,
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","active":true,
             "name":{"givenName":"Ada","familyName":"Ono"},"emails":[{"value":"%s","primary":true}]}\
            """
                .formatted(address, address));
    if (made.status() != 201) {
      return Optional.empty();
    }
    script.delete(users + "/" + made.string("id")).expect(204);
    return Optional.of(made.string("id"));
  }

  /// Options for calling, by the world's clock.
  HttpOptions http(Calls calls) {
    return new HttpOptions(
        "rollcall/test", PATIENCE, PATIENCE, clock, clock, side, calls, Route.USUAL);
  }

  /// Somebody deletes a User past the wire.
  void delete(String id) {
    new Http(server.url(), keys.token())
        .delete(app.base(server.url(), keys).getPath() + "/Users/" + id)
        .expect(204);
  }

  /// What the app shows, past the wire.
  Shown shown() {
    return Shown.at(app.base(server.url(), keys), keys.token());
  }

  /// The accounts of people with a live link, by source id.
  Map<String, String> linked() {
    Map<String, String> linked = new TreeMap<>();
    store.links().of(App.NAME).stream()
        .filter(Link::live)
        .forEach(link -> linked.put(link.person().id(), link.accountId()));
    return linked;
  }

  @Override
  public void close() {
    wire.close();
    memory.close();
  }
}
