package io.rollcall.app.engine.schedule;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.schedule.Timetable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a configuration says that matters to a schedule.
///
/// @param timetable empty: nothing is run
/// @param targets their names
/// @param engines makes an engine for some of them
public record Scheduled(Optional<Timetable> timetable, List<String> targets, Engines engines) {
  public Scheduled {
    targets = List.copyOf(targets);
  }

  /// Makes engines.
  public interface Engines {
    Engine of(Set<String> targets, Database database, Clock clock);
  }
}
