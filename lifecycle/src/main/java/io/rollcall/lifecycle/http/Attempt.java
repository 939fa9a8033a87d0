package io.rollcall.lifecycle.http;

import java.time.Duration;
import java.util.Optional;

/// What came of sending a request once.
sealed interface Attempt {
  /// @param retryAfter how long the server asks us to wait, where it says so
  record Answered(HttpAnswer answer, Optional<Duration> retryAfter) implements Attempt {
    /// 503 with a time to wait says what 429 does: not now. But it may come from a gateway that
    /// lost its patience with a server which did as asked (RFC 9110 §15.6.4 promises nothing).
    boolean isHeldBack() {
      return answer.status() == 429 || (answer.status() == 503 && retryAfter.isPresent());
    }

    /// 501 is a plain answer: it will not get better.
    boolean isBroken() {
      return answer.status() >= 500 && answer.status() != 501;
    }
  }

  /// The server never saw it.
  record NotSent(String why) implements Attempt {}

  /// The server may have taken it in, and the answer is lost.
  record Lost(String why) implements Attempt {}
}
