package io.rollcall.lifecycle.apply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Whether the token may do a kind of write at all. A target that forbids one forbids it for that
/// person; where it forbids the first ones of a kind, all of them, it forbids the kind, and there
/// is no use in asking for everybody.
final class Rights {
  private static final int FIRST = 3;

  private final Set<String> allowed = new HashSet<>();
  private final Map<String, Integer> forbidden = new HashMap<>();

  synchronized void allowed(String kind) {
    allowed.add(kind);
  }

  /// A write was forbidden.
  ///
  /// @return whether that means the kind, and not the person
  synchronized boolean forbidden(String kind) {
    return !allowed.contains(kind) && forbidden.merge(kind, 1, Integer::sum) >= FIRST;
  }
}
