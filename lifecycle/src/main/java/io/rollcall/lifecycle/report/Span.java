package io.rollcall.lifecycle.report;

import java.time.Duration;

/// Spans of time, as people write them.
final class Span {
  private static final int SHORT_SECONDS = 120;
  private static final int SHORT_MINUTES = 120;

  private Span() {}

  /// `, at least 50 min within the target's limits`; empty where it is no time at all.
  static String atLeast(Duration time) {
    return time.isZero() ? "" : ", at least " + of(time) + " within the target's limits";
  }

  private static String of(Duration time) {
    if (time.toSeconds() < SHORT_SECONDS) {
      return time.toSeconds() + " s";
    }
    return time.toMinutes() < SHORT_MINUTES ? time.toMinutes() + " min" : time.toHours() + " h";
  }
}
