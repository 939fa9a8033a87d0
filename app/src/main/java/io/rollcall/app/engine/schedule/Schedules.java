package io.rollcall.app.engine.schedule;

import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.schedule.Rota;
import io.rollcall.lifecycle.schedule.Timetable;
import io.rollcall.lifecycle.schedule.Turn;
import io.rollcall.lifecycle.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Begins runs when they are due. It does nothing by itself: somebody calls {@link #tick} often.
final class Schedules {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

  private final WatchedFile file;
  private final Database database;
  private final Clock clock;
  private final Told told;
  private final Rota rota;
  private final Map<String, Turn.Theirs> elsewhere = new HashMap<>();
  private Instant look = Instant.MIN;
  private Optional<Engine> running = Optional.empty();
  private boolean stopping;

  Schedules(WatchedFile file, Database database, Clock clock, Told told) {
    this.file = file;
    this.database = database;
    this.clock = clock;
    this.told = told;
    this.rota =
        new Rota(
            Store.open(database, clock).turns(),
            new Leases(database, clock),
            clock,
            clock.instant());
  }

  /// Takes up a changed file, and runs what is due now. Whatever fails is said, and tried again.
  void tick() {
    try {
      look();
    } catch (RuntimeException e) {
      told.broken(e);
      look = clock.instant().plus(AFTER_TROUBLE);
    }
  }

  private void look() {
    file.look()
        .ifPresent(change -> {
          told.changed(change);
          look = Instant.MIN;
        });
    Optional<Timetable> timetable = file.used().timetable();
    if (timetable.isPresent() && !clock.instant().isBefore(look)) {
      look = turns(timetable.get());
    }
  }

  /// Ends the run that is under way after the change that is being sent; the next process goes on.
  void stop() {
    Optional<Engine> now;
    synchronized (this) {
      stopping = true;
      now = running;
    }
    now.ifPresent(Engine::stop);
  }

  // When it is worth while to look again.
  private Instant turns(Timetable timetable) {
    List<Turn.Ours> ours = new ArrayList<>();
    Instant next = Instant.MAX;
    try {
      for (String target : file.used().targets()) {
        Instant at =
            switch (rota.ask(target, timetable)) {
              case Turn.Later later -> later.at();
              case Turn.Theirs theirs -> elsewhere(target, theirs);
              case Turn.Ours turn -> {
                ours.add(turn);
                yield clock.instant();
              }
            };
        next = at.isBefore(next) ? at : next;
      }
      if (!ours.isEmpty()) {
        run(ours, timetable);
      }
    } finally {
      ours.forEach(turn -> turn.token().close());
    }
    return next;
  }

  private Instant elsewhere(String target, Turn.Theirs theirs) {
    if (!theirs.equals(elsewhere.put(target, theirs))) {
      told.elsewhere(target, theirs);
    }
    return clock.instant().plus(SOON);
  }

  private void run(List<Turn.Ours> turns, Timetable timetable) {
    Map<String, Turn.Ours> byTarget =
        turns.stream().collect(Collectors.toMap(turn -> turn.token().target(), turn -> turn));
    Engine engine = file.used().engines().of(byTarget.keySet(), database, clock);
    synchronized (this) {
      if (stopping) {
        return;
      }
      running = Optional.of(engine);
    }
    told.begins(turns);
    Set<String> occupied = Set.of();
    try {
      RunReport report = engine.run(RunRules.scheduled());
      occupied = occupied(report);
      told.ended(report, isStopping());
    } finally {
      end(turns, timetable, occupied);
    }
  }

  private static Set<String> occupied(RunReport report) {
    return report.targets().stream()
        .filter(TargetReport::isOccupied)
        .map(TargetReport::target)
        .collect(Collectors.toSet());
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  // A run that was told to stop has not ended: whoever comes next goes on with it at once. One that
  // found another one under way was none, and its time has still come.
  private synchronized void end(List<Turn.Ours> turns, Timetable timetable, Set<String> occupied) {
    running = Optional.empty();
    if (stopping) {
      return;
    }
    Instant now = clock.instant();
    for (Turn.Ours turn : turns) {
      if (occupied.contains(turn.token().target())) {
        turn.token().back();
        continue;
      }
      turn.token().ended(now);
      int missed = timetable.missed(turn.begun(), now);
      if (missed > 0) {
        told.missed(turn.token().target(), missed, timetable);
      }
    }
  }
}
