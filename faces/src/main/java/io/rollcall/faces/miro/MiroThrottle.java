package io.rollcall.faces.miro;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rate.Verdict;
import io.rollcall.faces.rest.KeyThrottle;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Log;
import java.time.Instant;
import java.util.function.Supplier;

/// Keeps an organization's keys to the credits of the REST API, and says what is left as Miro does.
record MiroThrottle(KeyThrottle keys) implements KeyThrottle.Writing {
  MiroThrottle(RateLimiter limiter, Log log) {
    this(new KeyThrottle(limiter, log));
  }

  private static final KeyThrottle.Cost NOTHING =
      new KeyThrottle.Cost(
          MiroRates.REST,
          Level.L1.credits(),
          "What is not there costs %d credits.".formatted(Level.L1.credits()));

  /// The answer, or a refusal in its place; either says what is left, as Miro's do.
  WireAnswer answer(MiroCall call, MiroRoute route, Supplier<WireAnswer> answer) {
    return keys.answer(call.caller(), () -> cost(call, route), this, answer);
  }

  /// The same for a path or a method that is not there: it is in the log too.
  WireAnswer answer(Caller.OfOrganization caller, Supplier<WireAnswer> answer) {
    return keys.answer(caller, () -> NOTHING, this, answer);
  }

  private static KeyThrottle.Cost cost(MiroCall call, MiroRoute route) {
    long credits = Math.min(route.credits(call), MiroRates.REST.budget());
    return new KeyThrottle.Cost(
        MiroRates.REST,
        credits,
        "%s %s costs %d credits."
            .formatted(route.template().method(), route.template().path(), credits));
  }

  @Override
  public WireAnswer refusal(String message) {
    return MiroAnswers.error(MiroError.tooManyRequests(message));
  }

  @Override
  public WireAnswer told(WireAnswer answer, Verdict.Standing standing) {
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
