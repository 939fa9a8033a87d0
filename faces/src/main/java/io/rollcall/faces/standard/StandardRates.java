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
    return new ScimRates(Optional.empty(), (call, _) -> of(call), Optional.of(WRITES));
  }

  private static RateClass of(String call) {
    if (call.equals("POST /Bulk")) {
      return BULK;
    }
    boolean reads =
        call.startsWith("GET ") || (call.startsWith("POST ") && call.endsWith("/.search"));
    return reads ? READS : WRITES;
  }
}
