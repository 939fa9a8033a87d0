package io.rollcall.faces.rate;

import java.time.Duration;
import java.time.Instant;

/// Whether a call may be made, and what is left of its class' budget.
public sealed interface Verdict {
  /// What is left now.
  Standing standing();

  /// @param remaining what is left, in the unit of the class
  /// @param fullAt when all of the budget is there again if nothing more is spent
  record Standing(RateClass of, long remaining, Instant fullAt) {}

  /// It may be made, and its cost is spent.
  record Allowed(Standing standing) implements Verdict {}

  /// It may not be made, and nothing is spent.
  ///
  /// @param retryIn how long until there is enough for this call
  /// @param isFirst whether it is the first refusal of this class to this caller, or the first
  ///   since a window has passed after the last that was one: one in each window, also while
  ///   refusals go on; so much is worth a log entry, and no more
  record Refused(Standing standing, Duration retryIn, boolean isFirst) implements Verdict {
    /// What `Retry-After` says (RFC 9110 §10.2.3): whole seconds, never too few, at least one.
    public long retrySeconds() {
      return Math.max(1, retryIn.plusNanos(999_999_999).toSeconds());
    }

    /// @param whose whose budget it is, such as `this directory`
    public String detail(String whose) {
      RateClass of = standing.of();
      return "Too many requests: the limit of %s is %s for %s. Send this again in %d s."
          .formatted(of.name(), of.words(), whose, retrySeconds());
    }

    /// What the log says with the first refusal.
    public String noteOfSilence() {
      return "More refusals of this kind in the next %d s are not written down here."
          .formatted(standing.of().window().toSeconds());
    }
  }
}
