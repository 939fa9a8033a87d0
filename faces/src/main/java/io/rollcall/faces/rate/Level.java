package io.rollcall.faces.rate;

import java.time.Duration;
import java.time.Instant;

/// How far one caller has used up one budget, in nanoseconds since 1970. A budget that nobody
/// spends of is full, so all there is to know is when.
///
/// A time further ahead than a window was set before the clock was put back, and is not believed.
///
/// @param fullAt when the budget is full again
/// @param quietUntil a refusal before this time is not the first of its window
record Level(long fullAt, long quietUntil) {
  private static final long NANOS = 1_000_000_000L;

  /// Of whom nothing is known.
  static final Level FULL = new Level(0, 0);

  /// @param after what is to be remembered
  record Taken(Level after, Verdict verdict) {}

  Taken take(RateClass of, long cost, Instant at) {
    long now = nanos(at);
    long window = of.window().toNanos();
    long full = isAhead(fullAt, now, window) ? fullAt : now;
    long spent = full + window * cost / of.budget();
    long wait = spent - window - now;
    if (wait <= 0) {
      Level after = new Level(spent, quietUntil);
      return new Taken(after, new Verdict.Allowed(standing(of, spent, now)));
    }
    boolean isFirst = !isAhead(quietUntil, now, window);
    Level after = new Level(full, isFirst ? now + window : quietUntil);
    return new Taken(
        after, new Verdict.Refused(standing(of, full, now), Duration.ofNanos(wait), isFirst));
  }

  private static boolean isAhead(long time, long now, long window) {
    return time > now && time <= now + window;
  }

  private static Verdict.Standing standing(RateClass of, long full, long now) {
    long window = of.window().toNanos();
    long remaining = (now + window - full) * of.budget() / window;
    return new Verdict.Standing(of, remaining, Instant.ofEpochSecond(0, full));
  }

  /// Whether forgetting it changes nothing.
  boolean isIdle(Instant at) {
    return Math.max(fullAt, quietUntil) <= nanos(at);
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * NANOS + at.getNano();
  }
}
