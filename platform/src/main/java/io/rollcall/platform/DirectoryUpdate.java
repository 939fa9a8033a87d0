package io.rollcall.platform;

import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import java.util.Optional;
import java.util.Set;

/// What is to change about a directory; what is not given stays.
///
/// @param leniencies which habits of identity providers it refuses from now on: exactly these
/// @param refuse more that it refuses
/// @param allow those that it refuses no more
public record DirectoryUpdate(
    Optional<String> name,
    Optional<String> rateLimits,
    Optional<Leniencies> leniencies,
    Set<Leniency> refuse,
    Set<Leniency> allow) {
  public DirectoryUpdate {
    refuse = Set.copyOf(refuse);
    allow = Set.copyOf(allow);
  }
}
