package io.rollcall.app.engine.schedule;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Sideline;
import io.rollcall.app.config.ConfigException;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// Keeps time for {@link Schedules}: looks every second, on a thread of its own.
public final class Timekeeper implements Sideline {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Function<Path, Scheduled> reader;
  private final Clock clock;

  /// @param reader reads a configuration
  public Timekeeper(Function<Path, Scheduled> reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public Prepared read(Path config) {
    try {
      WatchedFile file = new WatchedFile(config, reader);
      return (database, log) -> new Kept(file, database, clock, log);
    } catch (ConfigException mistake) {
      throw CommandFailure.misuse(String.valueOf(mistake.getMessage()));
    }
  }

  private static final class Kept implements Running {
    private final WatchedFile file;
    private final Told told;
    private final Schedules schedules;
    private final RunGauges gauges;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    Kept(WatchedFile file, Database database, Clock clock, Consumer<Said> log) {
      this.file = file;
      this.told = new Told(file.file(), log);
      this.schedules = new Schedules(file, database, clock, told);
      this.gauges =
          new RunGauges(Store.open(database, clock).targetRuns(), () -> file.used().targets());
      this.thread = Thread.ofPlatform().daemon().name("schedule").unstarted(this::keep);
    }

    @Override
    public void start() {
      told.begins(file.used());
      thread.start();
    }

    private void keep() {
      try {
        do {
          schedules.tick();
        } while (!stopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public List<Gauge> gauges() {
      List<Gauge> all = new ArrayList<>(gauges.all());
      all.add(
          new Gauge(
              "rollcall_configuration_usable",
              "0 while the file has a mistake and what was read before goes on being used.",
              "file",
              () -> Map.of(file.file().toString(), file.isUsable() ? 1.0 : 0.0)));
      return all;
    }

    @Override
    public void close() {
      stopped.countDown();
      schedules.stop();
      try {
        if (thread.getState() != Thread.State.NEW && !thread.join(PATIENCE)) {
          told.unfinished();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
