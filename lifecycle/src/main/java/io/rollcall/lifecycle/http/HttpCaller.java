package io.rollcall.lifecycle.http;

import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import java.time.Duration;

/// Calls one endpoint, within its rates, until it answers or there is no use in going on.
public final class HttpCaller {
  private static final int MOST_TRIES = 4;
  private static final int MOST_TIMES_HELD_BACK = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Endpoint endpoint;
  private final Pace pace;
  private final HttpOptions options;
  private final Wire wire;

  /// @param pace shared by all callers of one target
  public HttpCaller(Endpoint endpoint, Pace pace, HttpOptions options) {
    this.endpoint = endpoint;
    this.pace = pace;
    this.options = options;
    this.wire = new Wire(endpoint, options);
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /// Sends a call. A request that is held back (429, or 503 with `Retry-After`) is sent again when
  /// the target allows, but for a create after 503, which is trouble of its own kind, after as
  /// long; a read that fails is repeated a few times, a write that sets absolute values once, any
  /// other write only if it never left.
  ///
  /// @return any answer but a redirect, a refused token (unless the call expects that status), and
  ///   server errors
  public HttpAnswer send(Call call) {
    Tries tries = new Tries(call);
    try {
      return tries.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tries.gaveUp("it was stopped");
    }
  }

  /// The tries of one call.
  private final class Tries {
    private final Call call;
    private int failed;
    private int heldBack;
    private boolean maybeDone;

    Tries(Call call) {
      this.call = call;
    }

    HttpAnswer run() throws InterruptedException {
      while (true) {
        switch (once()) {
          case Attempt.Answered held when held.isHeldBack() -> holdBack(held);
          case Attempt.Answered broken when broken.isBroken() -> {
            maybeDone |= call.isWrite();
            HttpAnswer answer = broken.answer();
            again("it answers " + answer.status() + " " + answer.excerpt());
          }
          case Attempt.Answered(HttpAnswer answer, var _) -> {
            refuseToGoOn(call, answer);
            pace.answered();
            return answer;
          }
          case Attempt.NotSent(String why) -> again(why);
          case Attempt.Lost(String why) -> {
            maybeDone |= call.isWrite();
            again(why);
          }
        }
      }
    }

    private Attempt once() throws InterruptedException {
      try (Pace.Turn _ = pace.take(call.rate())) {
        Attempt attempt = wire.send(call);
        if (attempt instanceof Attempt.Answered held && held.isHeldBack()) {
          // While this call still has its turn: whoever waits for it would be sent otherwise.
          hold(held);
        }
        return attempt;
      }
    }

    private void hold(Attempt.Answered held) {
      pace.overloaded();
      Duration wait = wait(held);
      if (wait.compareTo(LONGEST_WAIT) <= 0) {
        pace.holdUntil(call.rate(), options.clock().instant().plus(wait));
      }
    }

    private Duration wait(Attempt.Answered held) {
      return held.retryAfter().orElseGet(() -> pace.window(call.rate()));
    }

    private void again(String why) throws InterruptedException {
      failed++;
      pace.overloaded();
      if (failed >= mostTries()) {
        throw gaveUp(why);
      }
      options.sleeper().sleep(FIRST_PAUSE.multipliedBy(1L << (failed - 1)));
    }

    private int mostTries() {
      if (!maybeDone) {
        return MOST_TRIES;
      }
      return call.harmlessTwice() ? 2 : 1;
    }

    private void holdBack(Attempt.Answered held) throws InterruptedException {
      heldBack++;
      boolean postponed = held.answer().status() == 503 && call.creates();
      maybeDone |= postponed;
      Duration wait = wait(held);
      if (heldBack >= MOST_TIMES_HELD_BACK || wait.compareTo(LONGEST_WAIT) > 0) {
        throw gaveUp(
            "it answers %s, and wants us to wait %s s"
                .formatted(
                    held.answer().status() == 429 ? "429, too many requests" : "503, not now",
                    wait.toSeconds()));
      }
      if (postponed) {
        options.sleeper().sleep(wait);
        throw new TargetTrouble(
            Kind.POSTPONED,
            "%s: %s was answered with 503, not now. It may have been done all the same; it is looked up first."
                .formatted(endpoint.name(), wire.name(call)));
      }
    }

    private TargetTrouble gaveUp(String why) {
      String request = "%s: %s failed: %s.".formatted(endpoint.name(), wire.name(call), why);
      return maybeDone
          ? new TargetTrouble(
              Kind.IN_DOUBT,
              request + " It may have been done all the same; it is looked up first.")
          : new TargetTrouble(Kind.TRANSIENT, request + " The next run tries again.");
    }
  }

  private void refuseToGoOn(Call call, HttpAnswer answer) {
    int status = answer.status();
    if (call.expected().contains(status)) {
      return;
    }
    if (status >= 300 && status < 400) {
      throw terminal(
          answer,
          ", a redirect, which is not followed since it would give the token to another address. Put the final URL into the configuration.");
    }
    if (status == 401 || status == 403) {
      throw new TargetTrouble(Kind.TERMINAL, endpoint.refused(answer));
    }
  }

  private TargetTrouble terminal(HttpAnswer answer, String meaning) {
    return new TargetTrouble(
        Kind.TERMINAL,
        "%s: %s answers %s%s"
            .formatted(endpoint.name(), answer.request(), answer.status(), meaning));
  }
}
