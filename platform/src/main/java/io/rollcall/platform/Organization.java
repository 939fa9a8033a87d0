package io.rollcall.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// @param platform the platform's name
/// @param preset the name of the preset of its directories, once it has one
/// @param domains the domains it has verified
public record Organization(
    String id,
    String name,
    String platform,
    String platformId,
    Optional<String> preset,
    List<String> domains,
    Instant created) {
  public Organization {
    domains = List.copyOf(domains);
  }
}
