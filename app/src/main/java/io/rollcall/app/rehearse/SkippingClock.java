package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that is put forward instead of being waited for: whoever sleeps by it sleeps a moment,
/// in which others go on.
final class SkippingClock extends Clock implements Sleeper {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final Clock real;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  SkippingClock(Clock real) {
    this.real = real;
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    Instant until = instant().plus(time);
    Thread.sleep(MOMENT);
    ahead.updateAndGet(now -> {
      Duration needed = Duration.between(real.instant(), until);
      return needed.compareTo(now) > 0 ? needed : now;
    });
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Nothing here asks for a zone");
  }
}
