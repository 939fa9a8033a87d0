package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// One identity provider's connection to an organization.
///
/// @param rateLimits `vendor` or `off`
public record Directory(
    String id,
    String organizationId,
    String name,
    Preset preset,
    String rateLimits,
    Instant created) {
  /// A directory and the token that opens it, which is shown only now.
  ///
  /// @param token empty if the directory was there already
  public record WithToken(Directory directory, Optional<String> token) {}
}
