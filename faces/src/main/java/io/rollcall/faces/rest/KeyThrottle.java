package io.rollcall.faces.rest;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rate.Verdict;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Log;
import java.util.function.Supplier;

/// Keeps an organization's keys to rate limits, each key to its own, where they are not off for all
/// of the organization's directories.
public record KeyThrottle(RateLimiter limiter, Log log) {

  /// What a call costs.
  ///
  /// @param explanation what a refusal says besides; empty if nothing
  public record Cost(RateClass of, long amount, String explanation) {}

  /// How a vendor says what is left.
  public interface Writing {
    WireAnswer refusal(String message);

    WireAnswer told(WireAnswer answer, Verdict.Standing standing);
  }

  /// The answer, or a refusal in its place; either says what is left.
  ///
  /// @param cost asked only of who is kept to limits
  public WireAnswer answer(
      Caller.OfOrganization caller,
      Supplier<Cost> cost,
      Writing writing,
      Supplier<WireAnswer> answer) {
    return caller.limited() ? limited(caller, cost.get(), writing, answer) : answer.get();
  }

  private WireAnswer limited(
      Caller.OfOrganization caller, Cost cost, Writing writing, Supplier<WireAnswer> answer) {
    long amount = Math.min(cost.amount(), cost.of().budget());
    return switch (limiter.spend(caller.tokenId(), cost.of(), amount)) {
      case Verdict.Allowed(Verdict.Standing standing) -> writing.told(answer.get(), standing);
      case Verdict.Refused refused -> {
        String message = (refused.detail("this key") + " " + cost.explanation()).strip();
        tell(caller, refused, message);
        yield writing.told(
            writing.refusal(message).with("Retry-After", Long.toString(refused.retrySeconds())),
            refused.standing());
      }
    };
  }

  /// A storm must not fill the log, so it gets one entry for each key and window.
  private void tell(Caller.OfOrganization caller, Verdict.Refused refused, String message) {
    if (refused.isFirst()) {
      log.refused(caller, message + " " + refused.noteOfSilence());
    }
  }
}
