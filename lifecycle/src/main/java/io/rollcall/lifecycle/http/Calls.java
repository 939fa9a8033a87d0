package io.rollcall.lifecycle.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests that were sent, repeated ones included.
public final class Calls {
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final Map<String, LongAdder> classes = new ConcurrentHashMap<>();

  public long reads() {
    return reads.get();
  }

  public long writes() {
    return writes.get();
  }

  public long all() {
    return reads() + writes();
  }

  /// How many of one class, as the target's rates name it.
  public long of(String rate) {
    LongAdder counted = classes.get(rate);
    return counted == null ? 0 : counted.sum();
  }

  void count(Call call) {
    classes.computeIfAbsent(call.rate(), _ -> new LongAdder()).increment();
    (call.isWrite() ? writes : reads).incrementAndGet();
  }
}
