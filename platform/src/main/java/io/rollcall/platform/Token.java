package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// A token of a directory, without its secret.
///
/// @param expires when it stops to work by itself: it was rotated
public record Token(
    String id,
    String directoryId,
    String name,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> revoked) {
  /// Whether it opens its directory at this moment.
  public boolean works(Instant now) {
    return revoked.isEmpty() && expires.filter(at -> !at.isAfter(now)).isEmpty();
  }
}
