package io.rollcall.lifecycle;

import io.rollcall.db.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A lease that is extended while a run goes on, at most every half minute.
final class KeptLease implements AutoCloseable {
  private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(30);

  private final Lease lease;
  private final Clock clock;
  private Instant renewed;

  KeptLease(Lease lease, Clock clock) {
    this.lease = lease;
    this.clock = clock;
    this.renewed = clock.instant();
  }

  /// Whether the lease is still ours.
  boolean held() {
    if (renewed.plus(OFTEN_ENOUGH).isAfter(clock.instant())) {
      return true;
    }
    renewed = clock.instant();
    return lease.renew();
  }

  @Override
  public void close() {
    lease.close();
  }
}
