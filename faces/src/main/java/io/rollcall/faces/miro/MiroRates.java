package io.rollcall.faces.miro;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.scim.ScimRates;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How many requests Miro takes. Sources: developers.miro.com/reference/rate-limits (SCIM) and
/// developers.miro.com/docs/rate-limiting (REST), read in November 2026. What they do not list has
/// a budget chosen here, and what is not there counts for it. What a call of the REST API costs is
/// in its [MiroRoute].
final class MiroRates {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final String CHANGE_OF_GROUP = "PATCH /Groups/{id}";
  private static final int LARGE_BYTES = 500;
  private static final RateClass LARGE_CHANGE_OF_GROUP =
      RateClass.requests(
          CHANGE_OF_GROUP + " with a body of " + LARGE_BYTES + " bytes or more", 5, WINDOW);

  private static final Map<String, RateClass> SCIM =
      Stream.of(
              RateClass.requests("GET /Users", 200, WINDOW),
              RateClass.requests("GET /Users/{id}", 200, WINDOW),
              RateClass.requests("POST /Users", 200, WINDOW),
              RateClass.requests("PUT /Users/{id}", 100, WINDOW),
              RateClass.requests("PATCH /Users/{id}", 100, WINDOW),
              RateClass.requests("DELETE /Users/{id}", 20, WINDOW),
              RateClass.requests("GET /Groups", 5, WINDOW),
              RateClass.requests("GET /Groups/{id}", 20, WINDOW),
              RateClass.requests(CHANGE_OF_GROUP, 100, WINDOW))
          .collect(Collectors.toUnmodifiableMap(RateClass::name, of -> of));

  private static final RateClass OTHERS =
      RateClass.requests("calls for which Miro documents none", 750, WINDOW);

  /// All calls of a key together.
  static final RateClass REST =
      new RateClass("the REST API", 100_000, "credits", Duration.ofMinutes(1));

  private MiroRates() {}

  static ScimRates scim() {
    return new ScimRates(Optional.of("tooManyRequests"), MiroRates::of);
  }

  private static RateClass of(String call, int bodyBytes) {
    return call.equals(CHANGE_OF_GROUP) && bodyBytes >= LARGE_BYTES
        ? LARGE_CHANGE_OF_GROUP
        : SCIM.getOrDefault(call, OTHERS);
  }
}
