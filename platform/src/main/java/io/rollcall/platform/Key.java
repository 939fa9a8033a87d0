package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// A key of an organization's administration, without its secret.
///
/// @param expires when it stops to work by itself: it was rotated
public record Key(
    String id,
    String organizationId,
    String name,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> revoked) {
  /// A new key and its secret, which is shown only now.
  public record WithSecret(Key key, String secret) {}

  /// Whether it opens its organization at this moment.
  public boolean works(Instant now) {
    return revoked.isEmpty() && expires.filter(at -> !at.isAfter(now)).isEmpty();
  }
}
