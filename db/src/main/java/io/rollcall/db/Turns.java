package io.rollcall.db;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Sees to it that a process that always has something to write leaves SQLite's write lock to
/// others now and then: SQLite has no queue for it, and who takes it again at once keeps everybody
/// out.
final class Turns {
  /// How long the lock is left alone.
  static final Duration GAP = Duration.ofMillis(2);

  /// How long it may be taken again and again before that.
  private static final Duration TURN = Duration.ofMillis(100);

  private long turnBegan;
  private long lockLeft;

  /// Call before the lock is taken. It waits if others had no chance for long.
  void begin() {
    long now = System.nanoTime();
    if (now - lockLeft >= GAP.toNanos()) {
      turnBegan = now;
    } else if (now - turnBegan >= TURN.toNanos()) {
      LockSupport.parkNanos(GAP.toNanos());
      turnBegan = System.nanoTime();
    }
  }

  /// Call when the lock has been left.
  void end() {
    lockLeft = System.nanoTime();
  }
}
