package io.rollcall.platform;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Who was let in a moment ago, so that a busy client does not cost a statement for each request.
/// Everything is forgotten when a token, a directory, an organization or a schema changes in this
/// process; another process is noticed after 100 ms.
final class KnownCallers {
  private static final long MILLIS = 100;
  private static final int MOST = 10_000;

  /// @param until when its token ends by itself, in milliseconds since 1970
  record Known(Caller caller, long until) {}

  private record Entry(Known known, long readAt) {
    boolean isGood(long now) {
      return now >= readAt && now < readAt + MILLIS && now < known.until();
    }
  }

  private final Map<String, Entry> byHash = new ConcurrentHashMap<>();
  private final AtomicLong forgotten = new AtomicLong();

  /// @param read asks the database
  Optional<Caller> remembered(String hash, long now, Supplier<Optional<Known>> read) {
    Entry entry = byHash.get(hash);
    if (entry != null && entry.isGood(now)) {
      return Optional.of(entry.known().caller());
    }
    long before = forgotten.get();
    Optional<Known> known = read.get();
    known.ifPresent(found -> remember(hash, new Entry(found, now), before));
    return known.map(Known::caller);
  }

  /// What was read before something of that changed is not kept.
  private void remember(String hash, Entry entry, long before) {
    if (byHash.size() >= MOST) {
      byHash.clear();
    }
    byHash.put(hash, entry);
    if (forgotten.get() != before) {
      byHash.remove(hash);
    }
  }

  void forget() {
    forgotten.incrementAndGet();
    byHash.clear();
  }
}
