package io.rollcall.app.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How far a long run is: so many of so many, how fast, and how much longer. Says so every ten
/// seconds, so that short runs say nothing.
final class Gauge {
  private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(10);
  private static final int MINUTE = 60;

  private final Clock clock;
  private Instant began = Instant.EPOCH;
  private Instant said = Instant.EPOCH;
  private int all;
  private int done;

  Gauge(Clock clock) {
    this.clock = clock;
  }

  void begins(int changes) {
    began = clock.instant();
    said = began;
    all = changes;
    done = 0;
  }

  /// @return a line when it is time for one
  Optional<String> ended() {
    done++;
    Instant now = clock.instant();
    if (said.plus(OFTEN_ENOUGH).isAfter(now) || done >= all) {
      return Optional.empty();
    }
    said = now;
    double seconds = Math.max(1, Duration.between(began, now).toMillis()) / 1000.0;
    double rate = done / seconds;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d of %,d changes · %.1f/s · about %s left",
            done,
            all,
            rate,
            left((long) Math.ceil((all - done) / rate))));
  }

  private static String left(long seconds) {
    return seconds < 2 * MINUTE ? seconds + " s" : (seconds + MINUTE - 1) / MINUTE + " min";
  }
}
