package io.rollcall.lifecycle.schedule;

import io.rollcall.db.KeptLease;
import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.store.TargetRuns;
import io.rollcall.lifecycle.store.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Lets processes on the same data take turns: whatever is due is run once, by one of them. What
/// they go by is in the data, so that it does not matter which of them was there when.
public final class Rota {
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Turns turns;
  private final Leases leases;
  private final Clock clock;
  private final Instant start;

  /// @param start since when this process is there
  public Rota(Turns turns, Leases leases, Clock clock, Instant start) {
    this.turns = turns;
    this.leases = leases;
    this.clock = clock;
    this.start = start;
  }

  /// Whose turn it is at a target.
  public Turn ask(String target, Timetable timetable) {
    Instant due = due(turns.last(target), timetable);
    if (due.isAfter(clock.instant())) {
      return new Turn.Later(due);
    }
    Optional<Leases.Holder> busy = leases.holder(TargetRuns.lease(target));
    if (busy.isPresent()) {
      boolean scheduled = leases.holder(name(target)).equals(busy);
      return new Turn.Theirs(busy.get(), scheduled ? begun(target) : Optional.empty());
    }
    Optional<Lease> lease = leases.acquire(name(target), LEASE);
    if (lease.isEmpty()) {
      return theirs(target);
    }
    KeptLease kept = new KeptLease(lease.get(), clock);
    try {
      Turn turn = taken(target, timetable, kept);
      if (!(turn instanceof Turn.Ours)) {
        kept.close();
      }
      return turn;
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  // Another process may have run it between our look and our lease.
  private Turn taken(String target, Timetable timetable, KeptLease kept) {
    Optional<Turns.Last> last = turns.last(target);
    Instant due = due(last, timetable);
    Instant now = clock.instant();
    if (due.isAfter(now)) {
      return new Turn.Later(due);
    }
    turns.begin(target, now);
    boolean again = last.filter(one -> one.ended().isEmpty()).isPresent();
    return new Turn.Ours(new Held(target, turns, kept, last), now, again);
  }

  // What never ended is due: whoever runs it holds the lease, and if nobody does it was cut short.
  private Instant due(Optional<Turns.Last> last, Timetable timetable) {
    return last.map(
            one -> one.ended().map(ended -> timetable.due(one.begun(), ended)).orElse(one.begun()))
        .orElseGet(() -> timetable.first(start));
  }

  private Turn theirs(String target) {
    return leases
        .holder(name(target))
        .<Turn>map(holder -> new Turn.Theirs(holder, begun(target)))
        .orElseGet(() -> new Turn.Later(clock.instant()));
  }

  // A turn that has not ended is the one of the schedule that holds the lease.
  private Optional<Instant> begun(String target) {
    return turns.last(target).filter(last -> last.ended().isEmpty()).map(Turns.Last::begun);
  }

  private static String name(String target) {
    return "schedule " + target;
  }

  private record Held(String target, Turns turns, KeptLease lease, Optional<Turns.Last> before)
      implements Turn.Token {
    @Override
    public void ended(Instant at) {
      turns.end(target, at);
    }

    @Override
    public void back() {
      turns.restore(target, before);
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
