package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.target.Traits;
import java.time.Duration;
import java.util.Optional;

/// How long calls take at least where a vendor lets so many through in so long.
final class Pacing {
  private Pacing() {}

  /// Classes of calls do not wait for each other, so the slowest class decides; the first window of
  /// each costs nothing.
  ///
  /// @return empty where the vendor has published no rates
  static Optional<Duration> atLeast(Traits traits, Calls calls) {
    return traits.rates().stream()
        .map(rate -> atLeast(calls.of(rate.name()), rate.calls(), rate.window()))
        .max(Duration::compareTo);
  }

  static Duration atLeast(long calls, int inOneWindow, Duration window) {
    return window.multipliedBy(Math.max(0, calls - 1) / inOneWindow);
  }
}
