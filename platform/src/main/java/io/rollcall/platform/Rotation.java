package io.rollcall.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A new secret takes the place of old ones, which work on for a while.
final class Rotation {
  static final Duration LONGEST = Duration.ofDays(90);
  static final String EXPECTATION =
      "The old ones may work on for 0 seconds to " + LONGEST.toDays() + " days.";

  private Rotation() {}

  static boolean isPossible(Duration overlap) {
    return !overlap.isNegative() && overlap.compareTo(LONGEST) <= 0;
  }

  /// When the old ones end, in milliseconds.
  static long end(Act act, Duration overlap) {
    return act.now() + overlap.toMillis();
  }

  /// Fits after the number of those that end.
  static String ending(Act act, Duration overlap) {
    Instant end = Instant.ofEpochMilli(end(act, overlap)).truncatedTo(ChronoUnit.SECONDS);
    return overlap.isZero() ? "ended." : "will work until " + end + ".";
  }

  static String count(int tokens) {
    return tokens == 1 ? "1 token" : tokens + " tokens";
  }
}
