package io.rollcall.lifecycle.apply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Whether the token may do a kind of write at all. A target that forbids one forbids it for that
/// person; where it forbids the first ones of a kind, all of them, and never allowed one before, it
/// forbids the kind, and there is no use in asking for everybody. Other kinds have nothing to do
/// with it.
final class Rights {
  private static final int FIRST = 3;

  private final Predicate<String> allowedBefore;
  private final Set<String> allowed = new HashSet<>();
  private final Map<String, Integer> inARow = new HashMap<>();
  private final Map<String, String> lacking = new HashMap<>();

  /// @param allowedBefore whether the target ever allowed a kind
  Rights(Predicate<String> allowedBefore) {
    this.allowedBefore = allowedBefore;
  }

  synchronized void allowed(String kind) {
    allowed.add(kind);
    lacking.remove(kind);
  }

  /// A write was refused for what it asks, so the token may ask for it.
  synchronized void considered(String kind) {
    inARow.remove(kind);
  }

  /// A write was forbidden.
  ///
  /// @param meaning what it means if it is forbidden to the token
  synchronized void forbidden(String kind, String meaning) {
    if (allowed.contains(kind) || inARow.merge(kind, 1, Integer::sum) < FIRST) {
      return;
    }
    if (allowedBefore.test(kind)) {
      allowed.add(kind);
    } else {
      lacking.put(kind, meaning);
    }
  }

  /// Whether a kind is forbidden to the token.
  synchronized boolean lacks(String kind) {
    return lacking.containsKey(kind);
  }

  /// What it means for the token that kinds are forbidden; empty when none is.
  synchronized Optional<String> lacking() {
    return lacking.values().stream().findFirst();
  }
}
