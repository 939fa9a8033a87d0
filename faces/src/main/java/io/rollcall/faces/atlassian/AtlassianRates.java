package io.rollcall.faces.atlassian;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.scim.ScimRates;
import java.time.Duration;
import java.util.Optional;

/// What a directory may send that was made with rate limits. Atlassian publishes no numbers for
/// SCIM, only that there is a 429: these are chosen here.
final class AtlassianRates {
  private static final RateClass ALL =
      RateClass.requests("SCIM requests", 500, Duration.ofSeconds(30));

  private AtlassianRates() {}

  static ScimRates scim() {
    return new ScimRates(Optional.empty(), (_, _) -> ALL);
  }
}
