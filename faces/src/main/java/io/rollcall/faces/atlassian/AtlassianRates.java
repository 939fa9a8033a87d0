package io.rollcall.faces.atlassian;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.scim.ScimRates;
import java.time.Duration;
import java.util.Optional;

/// What directories and keys may send where rate limits are not off. Atlassian publishes a number
/// for the events alone; the others are chosen here.
final class AtlassianRates {
  private static final RateClass ALL =
      RateClass.requests("SCIM requests", 500, Duration.ofSeconds(30));

  /// Whatever a key may ask for, but for the events.
  static final RateClass ADMINISTRATION =
      RateClass.requests("the administration paths", 1_000, Duration.ofMinutes(1));

  static final RateClass EVENTS =
      RateClass.requests("GET /admin/v1/orgs/{org}/events", 10, Duration.ofMinutes(1));

  private AtlassianRates() {}

  static ScimRates scim() {
    return new ScimRates(Optional.empty(), (_, _) -> ALL);
  }
}
