package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Shell;
import io.rollcall.app.Shell.Result;
import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `retention …`, and what a running service forgets by itself.
final class RetentionCommandsTest {
  @TempDir Path folder;

  private Result run(String... arguments) {
    return new Shell(folder, true).run(arguments);
  }

  private Database open() {
    return Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
  }

  /// An organization whose log begins so long ago.
  private String organization(Database database, Duration ago) {
    Clock clock = Clock.offset(Clock.systemUTC(), ago.negated());
    var ids = new RandomIds(clock, new SecureRandom());
    var platform = new Platform(database, clock, ids, Vendors.presets());
    return Store.done(platform.organizations().create("acme", "main", List.of(), false)).id();
  }

  private static int entries(Platform platform, String organization) {
    return platform.log().read(organization, LogQuery.all(1000)).entries().size();
  }

  @Test
  void whatIsKeptHowLongIsShownAndSet() {
    Json.Obj usual = run("retention", "show").json();
    assertThat(usual.string("logEntries")).contains("400d");
    assertThat(usual.string("cut")).contains("forever");
    assertThat(usual.string("former")).contains("730d");

    run("retention", "set", "--log-entries", "30d", "--former", "forever");
    Json.Obj set = run("retention", "set", "--cut", "90d").json();

    assertThat(set.string("logEntries")).contains("30d");
    assertThat(set.string("cut")).contains("90d");
    assertThat(set.string("former")).contains("forever");
    assertThat(run("retention", "show").json()).isEqualTo(set);
    for (String wrong : List.of("0d", "5", "1h", "-1d", "always", "100000d")) {
      assertThat(run("retention", "set", "--cut", wrong).code()).as(wrong).isEqualTo(2);
    }
    assertThat(run("retention", "set").code()).isEqualTo(2);
    assertThat(run("retention", "show").json()).isEqualTo(set);
  }

  @Test
  void whatIsTooOldIsForgottenNow() {
    try (Database database = open()) {
      organization(database, Duration.ofDays(40));
    }
    assertThat(run("retention", "run").json().integer("logEntries")).contains(0L);
    run("retention", "set", "--log-entries", "30d");

    assertThat(run("retention", "run").json().integer("logEntries"))
        .hasValueSatisfying(forgotten -> assertThat(forgotten).isPositive());
    assertThat(run("log", "--org", "acme").out()).isEmpty();
  }

  /// A timer that a test lets ring.
  private static final class ByHand extends ScheduledThreadPoolExecutor {
    private final List<Runnable> rounds = new ArrayList<>();
    private Duration every = Duration.ZERO;

    private ByHand() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable round, long first, long pause, TimeUnit unit) {
      rounds.add(round);
      every = Duration.of(pause, unit.toChronoUnit());
      return schedule(() -> {}, 0, unit);
    }

    private void ring() {
      rounds.forEach(Runnable::run);
    }
  }

  @Test
  void aServiceForgetsEveryHourUnlessAnotherIsAtIt() {
    var timer = new ByHand();
    try (Database database = open()) {
      String acme = organization(database, Duration.ofDays(500));
      Platform platform = Store.platform(database);
      try (var _ = Housekeeping.start(timer, database, platform.retention())) {
        assertThat(timer.every).isEqualTo(Duration.ofHours(1));
        try (var _ =
            new Leases(database, Clock.systemUTC())
                .acquire("retention", Duration.ofHours(1))
                .orElseThrow()) {
          timer.ring();
          assertThat(entries(platform, acme)).as("another service is at it").isPositive();
        }
        timer.ring();
        assertThat(entries(platform, acme)).isZero();
      }
    }
    assertThat(timer.isShutdown()).isTrue();
  }

  @Test
  void whatFailsIsTriedAgainTheNextTime() {
    var timer = new ByHand();
    Database database = open();
    var platform = Store.platform(database);
    try (var _ = Housekeeping.start(timer, database, platform.retention())) {
      database.close();
      timer.ring();
      timer.ring();
    }
  }
}
