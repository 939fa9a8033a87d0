package io.rollcall.faces.miro;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rate.Verdict;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Log;
import java.time.Instant;
import java.util.function.Supplier;

/// Keeps an organization's keys to the credits of the REST API, each key to its own, where rate
/// limits are not off for all of the organization's directories.
record MiroThrottle(RateLimiter limiter, Log log) {

  /// The answer, or a refusal in its place; either says what is left, as Miro's do.
  ///
  /// @throws MiroError.Refusal when the request does not even say what it costs
  WireAnswer answer(MiroCall call, MiroRoute route, Supplier<WireAnswer> answer) {
    if (!call.caller().limited()) {
      return answer.get();
    }
    long credits = Math.min(route.credits(call), MiroRates.REST.budget());
    return switch (limiter.spend(call.caller().tokenId(), MiroRates.REST, credits)) {
      case Verdict.Allowed(Verdict.Standing standing) -> told(answer.get(), standing);
      case Verdict.Refused refused -> {
        String message = message(refused, route, credits);
        tell(call, refused, message);
        yield told(refusal(refused, message), refused.standing());
      }
    };
  }

  private static String message(Verdict.Refused refused, MiroRoute route, long credits) {
    return "%s %s %s costs %d credits."
        .formatted(refused.detail("this key"), route.method(), route.path(), credits);
  }

  private static WireAnswer refusal(Verdict.Refused refused, String message) {
    return MiroAnswers.error(MiroError.tooManyRequests(message))
        .with("Retry-After", Long.toString(refused.retrySeconds()));
  }

  /// A storm must not fill the log, so it gets one entry for each key and window.
  private void tell(MiroCall call, Verdict.Refused refused, String message) {
    if (refused.isFirst()) {
      log.refused(call.caller(), message + " " + refused.noteOfSilence());
    }
  }

  private static WireAnswer told(WireAnswer answer, Verdict.Standing standing) {
    return answer
        .with("X-RateLimit-Limit", Long.toString(standing.of().budget()))
        .with("X-RateLimit-Remaining", Long.toString(standing.remaining()))
        .with("X-RateLimit-Reset", Long.toString(seconds(standing.fullAt())));
  }

  /// The first whole second of the epoch that is not before.
  private static long seconds(Instant at) {
    return at.plusNanos(999_999_999).getEpochSecond();
  }
}
