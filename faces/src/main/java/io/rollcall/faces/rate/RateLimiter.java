package io.rollcall.faces.rate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Who has used up how much, in the memory of this process: another process on the same database
/// counts for itself. Whoever sent nothing for a window is forgotten, so this grows with those who
/// are sending now and not with those who ever did.
public final class RateLimiter {
  private static final int FEW = 1_024;

  private final InstantSource clock;
  private final Map<Key, Level> levels = new ConcurrentHashMap<>();
  private final AtomicInteger sweepAt = new AtomicInteger(FEW);

  private record Key(String who, RateClass of) {}

  public RateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  /// Spends the cost of a call, if there is enough. Safe for any number of threads.
  ///
  /// @param who whose budget it is; the ids of different kinds of callers must differ
  /// @param cost in the unit of the class, from 1 to the whole budget
  public Verdict spend(String who, RateClass of, long cost) {
    if (cost < 1 || cost > of.budget()) {
      throw new IllegalArgumentException(cost + " " + of.unit() + " of " + of.words());
    }
    Instant now = clock.instant();
    sweep(now);
    Key key = new Key(who, of);
    while (true) {
      Level before = levels.get(key);
      Level.Taken taken = (before == null ? Level.FULL : before).take(of, cost, now);
      boolean kept =
          before == null
              ? levels.putIfAbsent(key, taken.after()) == null
              : levels.replace(key, before, taken.after());
      if (kept) {
        return taken.verdict();
      }
    }
  }

  /// When there are twice as many as were left the last time, whoever is idle goes.
  private void sweep(Instant now) {
    if (levels.size() >= sweepAt.get()) {
      levels.values().removeIf(level -> level.isIdle(now));
      sweepAt.set(Math.max(FEW, 2 * levels.size()));
    }
  }

  /// How many are remembered.
  int size() {
    return levels.size();
  }
}
