package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// A key of an organization's administration, without its secret.
public record Key(
    String id, String organizationId, String name, Instant created, Optional<Instant> revoked) {
  /// A new key and its secret, which is shown only now.
  public record WithSecret(Key key, String secret) {}
}
