package io.rollcall.db;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Counts pieces of work and the commits that they shared.
final class Tally {
  private final LongAdder pieces = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final AtomicInteger largest = new AtomicInteger();

  /// One commit that kept this many pieces of work.
  void committed(int count) {
    pieces.add(count);
    commits.increment();
    largest.accumulateAndGet(count, Math::max);
  }

  long pieces() {
    return pieces.sum();
  }

  long commits() {
    return commits.sum();
  }

  int largest() {
    return largest.get();
  }
}
