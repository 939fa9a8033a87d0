package io.rollcall.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A lease that is extended for as long as what it protects goes on, however long that takes: by a
/// thread of its own, and whenever somebody asks whether it is still held.
public final class KeptLease implements AutoCloseable {
  private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(20);

  private final Lease lease;
  private final Clock clock;
  private Instant renewed;
  private boolean held = true;
  private boolean closed;

  public KeptLease(Lease lease, Clock clock) {
    this.lease = lease;
    this.clock = clock;
    this.renewed = clock.instant();
    Thread.ofVirtual().name("lease").start(this::keep);
  }

  /// Whether the lease is still ours; once it is not, it never is again.
  public synchronized boolean held() {
    if (held && !renewed.plus(OFTEN_ENOUGH).isAfter(clock.instant())) {
      renewed = clock.instant();
      held = lease.renew();
    }
    return held;
  }

  private synchronized void keep() {
    try {
      while (!closed) {
        wait(OFTEN_ENOUGH.toMillis());
        beat();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  // A database that is away now may be back before the lease ends; who asks hears of it.
  private void beat() {
    try {
      var _ = !closed && held();
    } catch (RuntimeException _) {
      renewed = Instant.EPOCH;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    lease.close();
  }
}
