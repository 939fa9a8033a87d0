package io.rollcall.lifecycle.http;

import io.rollcall.lifecycle.target.Traits.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// The calls of one class that still count.
final class Lane {
  private static final Duration TICK = Duration.ofMillis(1);

  private final Rate rate;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Deque<Instant> answered = new ArrayDeque<>();
  private int underWay;
  private Instant heldUntil = Instant.MIN;

  Lane(Rate rate, Clock clock, Sleeper sleeper) {
    this.rate = rate;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  Duration window() {
    return rate.window();
  }

  void enter() throws InterruptedException {
    for (Duration wait = tryEnter(); wait.isPositive(); wait = tryEnter()) {
      sleeper.sleep(wait);
    }
  }

  synchronized void leave() {
    underWay--;
    answered.add(clock.instant());
  }

  /// Gives a place back in which nothing was sent.
  synchronized void withdraw() {
    underWay--;
  }

  synchronized boolean isHeld() {
    return clock.instant().isBefore(heldUntil);
  }

  synchronized void holdUntil(Instant then) {
    heldUntil = then.isAfter(heldUntil) ? then : heldUntil;
  }

  /// How long to wait before asking again; zero when the caller is in.
  private synchronized Duration tryEnter() {
    Instant now = clock.instant();
    while (!answered.isEmpty() && now.isAfter(answered.getFirst().plus(rate.window()))) {
      answered.removeFirst();
    }
    if (now.isBefore(heldUntil)) {
      return Duration.between(now, heldUntil);
    }
    if (underWay + answered.size() < rate.calls()) {
      underWay++;
      return Duration.ZERO;
    }
    return answered.isEmpty()
        ? TICK // all of them are under way; one will be answered
        : Duration.between(now, answered.getFirst().plus(rate.window())).plus(TICK);
  }
}
