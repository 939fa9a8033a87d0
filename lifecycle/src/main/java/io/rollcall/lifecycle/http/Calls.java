package io.rollcall.lifecycle.http;

import java.util.concurrent.atomic.AtomicLong;

/// Counts requests that were sent, repeated ones included.
public final class Calls {
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();

  public long reads() {
    return reads.get();
  }

  public long writes() {
    return writes.get();
  }

  public long all() {
    return reads() + writes();
  }

  void count(Call call) {
    (call.isWrite() ? writes : reads).incrementAndGet();
  }
}
