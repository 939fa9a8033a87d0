package io.rollcall.faces.scim;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.rate.Verdict;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Log;
import io.rollcall.scim.message.ScimError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What directories may send that are not without rate limits. All tokens of a directory have its
/// budgets together, so a new token is no new budget.
///
/// Whatever leaves an entry in the log has spent something first: nobody fills it by being refused.
public record DirectoryBudgets(RateLimiter limiter, Log log) {
  /// Nobody means to be there, so a few are enough to find the mistake by.
  private static final RateClass ASTRAY =
      RateClass.requests("requests to a wrong path", 100, Duration.ofSeconds(30));

  /// One request too many.
  public record TooMany(String detail, long retrySeconds) {
    /// What an answer says of it besides (RFC 6585 §4).
    public Map<String, String> headers() {
      return Map.of("Retry-After", Long.toString(retrySeconds));
    }
  }

  /// Writes down that a directory's token came to a path where it opens nothing: whose token it is
  /// finds the mistake in its own log.
  ///
  /// @return what is said instead when it came too often; nothing more is written down then
  public Optional<TooMany> astray(Caller.OfDirectory caller, ScimError mistake) {
    Optional<TooMany> tooMany = spend(caller, ASTRAY, 1, "");
    if (tooMany.isEmpty()) {
      log.refused(caller, mistake);
    }
    return tooMany;
  }

  /// Spends of a budget, if the directory has one.
  ///
  /// @param explanation what a refusal says besides; empty if nothing
  Optional<TooMany> spend(Caller.OfDirectory caller, RateClass of, long cost, String explanation) {
    return caller.limited()
        ? switch (limiter.spend(caller.directoryId(), of, cost)) {
          case Verdict.Allowed _ -> Optional.empty();
          case Verdict.Refused refused -> Optional.of(told(caller, refused, explanation));
        }
        : Optional.empty();
  }

  /// A storm must not fill the log, so it gets one entry for each class and window.
  private TooMany told(Caller.OfDirectory caller, Verdict.Refused refused, String explanation) {
    String detail = (refused.detail("this directory") + " " + explanation).strip();
    if (refused.isFirst()) {
      log.refused(caller, ScimError.tooManyRequests(detail + " " + refused.noteOfSilence()));
    }
    return new TooMany(detail, refused.retrySeconds());
  }
}
