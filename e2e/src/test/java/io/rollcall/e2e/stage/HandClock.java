package io.rollcall.e2e.stage;

import io.rollcall.lifecycle.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that only moves when somebody waits, or by hand.
public final class HandClock extends Clock implements Sleeper {
  private final Instant start;
  private Instant now;

  public HandClock(Instant start) {
    this.start = start;
    this.now = start;
  }

  /// How far it has gone.
  public synchronized Duration passed() {
    return Duration.between(start, now);
  }

  @Override
  public synchronized void sleep(Duration time) {
    now = now.plus(time);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
