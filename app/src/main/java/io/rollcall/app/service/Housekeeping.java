package io.rollcall.app.service;

import io.rollcall.db.Database;
import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.platform.Retention;
import io.rollcall.platform.Retention.Forgotten;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What a running service does by itself: every hour it forgets what is older than it may become.
/// Of several services on the same data, one does it.
final class Housekeeping implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final String NAME = "retention";
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofHours(1);

  private final ScheduledExecutorService timer;
  private final Leases leases;
  private final Retention retention;

  private Housekeeping(ScheduledExecutorService timer, Leases leases, Retention retention) {
    this.timer = timer;
    this.leases = leases;
    this.retention = retention;
  }

  static Housekeeping start(Database database, Retention retention) {
    return start(
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory()),
        database,
        retention);
  }

  /// @param timer shut down with it
  static Housekeeping start(
      ScheduledExecutorService timer, Database database, Retention retention) {
    var housekeeping = new Housekeeping(timer, new Leases(database, Clock.systemUTC()), retention);
    var _ =
        timer.scheduleWithFixedDelay(
            housekeeping::round, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    return housekeeping;
  }

  /// What fails now is tried again in an hour.
  private void round() {
    try {
      Optional<Lease> free = leases.acquire(NAME, EVERY);
      if (free.isPresent()) {
        try (Lease _ = free.get()) {
          Forgotten forgotten = retention.run();
          if (!forgotten.isNothing()) {
            LOG.log(System.Logger.Level.INFO, () -> "Retention: " + forgotten);
          }
        }
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Retention could not be applied", e);
    }
  }

  @Override
  public void close() {
    var _ = timer.shutdownNow();
  }
}
