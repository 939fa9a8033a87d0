package io.rollcall.lifecycle.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that goes by hand, and a sleeper that moves it.
public final class TickingClock extends Clock implements Sleeper {
  public static final Instant START = Instant.parse("2026-11-21T09:41:00Z");

  private Instant now = START;

  public synchronized void tick(Duration time) {
    now = now.plus(time);
  }

  /// How long everybody has slept in all.
  public synchronized Duration slept() {
    return Duration.between(START, now);
  }

  @Override
  public void sleep(Duration time) {
    tick(time);
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

  /// Options for calling a server in a test.
  public HttpOptions options(Calls calls) {
    return new HttpOptions(
        "rollcall/test",
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        this,
        this,
        1,
        calls,
        Route.USUAL);
  }
}
