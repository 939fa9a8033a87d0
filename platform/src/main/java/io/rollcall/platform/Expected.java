package io.rollcall.platform;

import java.util.List;

/// Which version of a resource a change is meant for (If-Match, RFC 7644 §3.14).
///
/// @param versions one of these; none means that any will do
public record Expected(List<Long> versions) {
  /// Whatever version it is.
  public static final Expected ANY = new Expected(List.of());

  public Expected {
    versions = List.copyOf(versions);
  }

  boolean isAny() {
    return versions.isEmpty();
  }

  boolean includes(long version) {
    return isAny() || versions.contains(version);
  }
}
