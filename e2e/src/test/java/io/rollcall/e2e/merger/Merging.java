package io.rollcall.e2e.merger;

import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.e2e.stage.HandClock;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Route;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.file.FileSettings;
import io.rollcall.lifecycle.source.file.FileSource;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.miro.MiroSettings;
import io.rollcall.lifecycle.target.miro.MiroTarget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The engine between a staff list in `people.csv` and the app. It keeps the app's rates by a clock
/// that moves only when it waits, so that nobody waits for an hour.
///
/// As a program it carries out one batch, and says how many changes were sent, after each of them.
record Merging(Path folder, URI app, String organization, String token, String key) {
  static final String OLD = "old.example";
  static final String NEW = "new.example";

  private static final String TARGET = "app";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CONCURRENCY = 8;

  private static final class Counting implements Progress {
    private final AtomicInteger sent = new AtomicInteger();

    @Override
    public void sending(Change change) {}

    @Override
    public void step(Change.Heal heal, Step step, String result) {}

    @Override
    public void ended(Outcome outcome) {
      System.out.println(sent.incrementAndGet());
    }
  }

  static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Merging merging =
        new Merging(
            Path.of(arguments[0]),
            URI.create(arguments[1]),
            arguments[2],
            environment.getOrDefault("TOKEN", ""),
            environment.getOrDefault("KEY", ""));
    int people = Integer.parseInt(arguments[3]);
    merging.with(
        new Counting(), engine -> engine.run(RunRules.sync().inBatchesOf(people)).exitCode());
  }

  private interface Work<T> {
    T with(Engine engine);
  }

  RunReport run(RunRules rules) {
    return with(Progress.SILENT, engine -> engine.run(rules));
  }

  TargetReport plan() {
    return with(Progress.SILENT, engine -> engine.plan(RunRules.apply()).getFirst());
  }

  /// Whose account is which, by source id.
  Map<String, String> linked() {
    try (Database memory = memory()) {
      Map<String, String> linked = new TreeMap<>();
      Store.open(memory, Clock.systemUTC()).links().of(TARGET).stream()
          .filter(Link::live)
          .forEach(link -> linked.put(link.person().id(), link.accountId()));
      return linked;
    }
  }

  private Database memory() {
    return Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
  }

  private <T> T with(Progress progress, Work<T> work) {
    try (Database memory = memory()) {
      Clock clock = Clock.systemUTC();
      return work.with(
          new Engine(
              Store.open(memory, clock),
              new Leases(memory, clock),
              clock,
              source(),
              List.of(setup()),
              progress));
    }
  }

  private TargetSetup setup() {
    HandClock clock = new HandClock(Instant.now());
    MiroTarget target =
        new MiroTarget(
            new MiroSettings(
                TARGET,
                new MiroSettings.Scim(app.resolve("/api/v1/scim"), Secret.of(token, "the test")),
                Optional.of(new MiroSettings.Rest(app, organization, Secret.of(key, "the test")))),
            new HttpOptions(
                "rollcall/test",
                PATIENCE,
                PATIENCE,
                clock,
                clock,
                CONCURRENCY,
                new Calls(),
                Route.USUAL));
    return new TargetSetup(
        target,
        HealPolicy.AUTO,
        Set.of(OLD, NEW),
        new Limits(
            RevocationLimit.DEFAULT,
            RevocationLimit.DEFAULT,
            RevocationLimit.MEMBERS,
            new RevocationLimit(30, 0, 0)),
        Policies.USUAL,
        GroupRules.NONE,
        Mapping.NONE,
        CONCURRENCY);
  }

  private FileSource source() {
    return new FileSource(
        new FileSettings(
            "staff",
            folder.resolve("people.csv"),
            Optional.empty(),
            "id",
            Map.of(),
            FileSettings.Format.USUAL,
            FileSettings.Promise.NONE,
            new Scope.Everybody(),
            new Asked(List.of(), Set.of())),
        folder);
  }
}
