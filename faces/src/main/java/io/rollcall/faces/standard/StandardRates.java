package io.rollcall.faces.standard;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.scim.ScimRates;
import java.time.Duration;
import java.util.Optional;

/// What a directory may send that was made with rate limits. No RFC has numbers; these let through
/// what identity providers send (Entra ID wants 25 requests a second for each tenant) and keep one
/// customer from taking all of the service.
final class StandardRates {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final RateClass READS = RateClass.requests("reads and searches", 1_500, WINDOW);
  private static final RateClass WRITES = RateClass.requests("writes", 750, WINDOW);
  private static final RateClass BULK = RateClass.requests("POST /Bulk", 30, WINDOW);

  private StandardRates() {}

  static ScimRates scim() {
    return new ScimRates(Optional.empty(), (call, _) -> of(call));
  }

  private static Optional<RateClass> of(String call) {
    return switch (call) {
      case "GET /Users", "GET /Users/{id}", "POST /Users/.search" -> Optional.of(READS);
      case "GET /Groups", "GET /Groups/{id}", "POST /Groups/.search" -> Optional.of(READS);
      case "GET ", "POST /.search" -> Optional.of(READS);
      case "POST /Users", "PUT /Users/{id}", "PATCH /Users/{id}", "DELETE /Users/{id}" ->
          Optional.of(WRITES);
      case "POST /Groups", "PUT /Groups/{id}", "PATCH /Groups/{id}", "DELETE /Groups/{id}" ->
          Optional.of(WRITES);
      case "POST /Bulk" -> Optional.of(BULK);
      default -> Optional.empty();
    };
  }
}
