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
/// @param choices what it does otherwise than its preset from now on
public record DirectoryUpdate(
    Optional<String> name,
    Optional<String> rateLimits,
    Optional<Leniencies> leniencies,
    Set<Leniency> refuse,
    Set<Leniency> allow,
    Choices choices) {
  public DirectoryUpdate {
    refuse = Set.copyOf(refuse);
    allow = Set.copyOf(allow);
  }

  /// Which chooses nothing.
  public DirectoryUpdate(
      Optional<String> name,
      Optional<String> rateLimits,
      Optional<Leniencies> leniencies,
      Set<Leniency> refuse,
      Set<Leniency> allow) {
    this(name, rateLimits, leniencies, refuse, allow, Choices.NONE);
  }
}
