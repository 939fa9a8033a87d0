package io.rollcall.faces;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waiting for what there is only so much of.
final class Turns {
  private Turns() {}

  /// @return whether they are taken; an interrupted thread stays so, and gets none
  static boolean take(Semaphore permits, int count, Duration patience) {
    try {
      return permits.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
