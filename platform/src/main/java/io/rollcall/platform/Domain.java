package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// A domain of an organization.
///
/// @param name as it is compared: lower case, ASCII where that is possible
/// @param since since when it is verified, or asked for
/// @param challenge what has to be shown; empty once it is verified
public record Domain(String name, Instant since, Optional<DomainChallenge> challenge) {
  public boolean isVerified() {
    return challenge.isEmpty();
  }
}
