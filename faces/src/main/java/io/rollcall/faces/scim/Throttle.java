package io.rollcall.faces.scim;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rate.Verdict;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Log;
import io.rollcall.scim.message.ScimError;
import java.util.Optional;

/// Keeps a directory to the rate limits of its preset, where they are not off. All tokens of a
/// directory have one budget, so a new token is no new budget.
record Throttle(RateLimiter limiter, ScimRates rates, Log log) {
  private static final int TOO_MANY_REQUESTS = 429;

  /// The answer to a call that is one too many; empty when it may go on.
  ///
  /// @param call as [ScimRates.Classes] reads it
  Optional<WireAnswer> refusal(Caller.OfDirectory caller, WireRequest wire, String call) {
    if (!caller.limited()) {
      return Optional.empty();
    }
    return rates
        .classes()
        .of(call, wire.body().bytes().length)
        .flatMap(of -> refusal(caller, wire, of));
  }

  private Optional<WireAnswer> refusal(Caller.OfDirectory caller, WireRequest wire, RateClass of) {
    return switch (limiter.spend(caller.directoryId(), of, 1)) {
      case Verdict.Allowed _ -> Optional.empty();
      case Verdict.Refused refused -> {
        tell(caller, refused);
        yield Optional.of(answer(refused, wire));
      }
    };
  }

  private WireAnswer answer(Verdict.Refused refused, WireRequest wire) {
    return ScimWriter.error(error(refused, ""), wire)
        .with("Retry-After", Long.toString(refused.retrySeconds()))
        .about(About.NOTHING.refused(TOO_MANY_REQUESTS));
  }

  private ScimError error(Verdict.Refused refused, String more) {
    return new ScimError(
        TOO_MANY_REQUESTS, rates.refusalType(), refused.detail("this directory") + more);
  }

  /// A storm must not fill the log, so it gets one entry for each class and window.
  private void tell(Caller.OfDirectory caller, Verdict.Refused refused) {
    if (refused.isFirst()) {
      log.refused(caller, error(refused, " " + refused.noteOfSilence()));
    }
  }
}
