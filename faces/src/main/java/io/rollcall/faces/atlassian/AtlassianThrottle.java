package io.rollcall.faces.atlassian;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rate.Verdict;
import io.rollcall.faces.rest.KeyThrottle;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Log;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// Keeps an organization's keys to rate limits, and says what is left as Atlassian does: with the
/// instant at which all is there again.
record AtlassianThrottle(KeyThrottle keys) {
  private static final KeyThrottle.Cost NOTHING =
      new KeyThrottle.Cost(AtlassianRates.ADMINISTRATION, 1, "");

  AtlassianThrottle(RateLimiter limiter, Log log) {
    this(new KeyThrottle(limiter, log));
  }

  /// The answer, or a refusal in its place; either says what is left.
  WireAnswer answer(AtlassianCall call, AtlassianRoute route, Supplier<WireAnswer> answer) {
    return keys.answer(call.caller(), () -> cost(call, route), new Words(call), answer);
  }

  /// The same for what is not there: it is in the log too, so it costs as much as what is.
  WireAnswer answer(AtlassianCall call, Supplier<WireAnswer> answer) {
    return keys.answer(call.caller(), () -> NOTHING, new Words(call), answer);
  }

  private static KeyThrottle.Cost cost(AtlassianCall call, AtlassianRoute route) {
    int requests = route.requests(call);
    return new KeyThrottle.Cost(
        route.rate(),
        requests,
        requests == 1 ? "" : "This request counts as %d.".formatted(requests));
  }

  private record Words(AtlassianCall call) implements KeyThrottle.Writing {
    @Override
    public WireAnswer refusal(String message) {
      return AtlassianAnswers.error(AtlassianError.tooManyRequests(message), call.wire());
    }

    /// The instant is the first whole second that is not before.
    @Override
    public WireAnswer told(WireAnswer answer, Verdict.Standing standing) {
      return answer
          .with("X-RateLimit-Limit", Long.toString(standing.of().budget()))
          .with("X-RateLimit-Remaining", Long.toString(standing.remaining()))
          .with(
              "X-RateLimit-Reset",
              standing.fullAt().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }
}
