package io.rollcall.faces.api;

import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Refusal;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.Optional;

/// Why a request was refused (RFC 9457).
///
/// @param detail for an administrator: what is wrong and how to put it right
/// @param rule a short stable name of the rule that refused it, if one did
/// @param unknown the id that was not found, if that is why: the log says what it really is
record Problem(
    int status, String detail, Optional<String> rule, Optional<Refusal.Unknown> unknown) {
  private static final String MEDIA_TYPE = "application/problem+json";

  Problem(int status, String detail, Optional<String> rule) {
    this(status, detail, rule, Optional.empty());
  }

  /// Carries a problem to the one place that answers with it.
  static final class Refused extends RuntimeException {
    private final transient Problem problem;

    private Refused(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  static Refused of(int status, String detail) {
    return new Refused(new Problem(status, detail, Optional.empty()));
  }

  /// @param what the kind of thing, as a sentence begins with it
  static Refused unknown(String what, String id) {
    return new Refused(of(new Refusal.Unknown(what, id)));
  }

  static Refused invalid(String detail) {
    return of(400, detail);
  }

  /// The value of an act, or its refusal as the answer.
  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new Refused(of(refusal));
    };
  }

  private static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unknown unknown ->
          new Problem(404, refusal.detail(), Optional.empty(), Optional.of(unknown));
      case Refusal.UnknownMembers _ -> problem(404, refusal, Optional.empty());
      case Refusal.Taken _ -> problem(409, refusal, Optional.of("uniqueness"));
      case Refusal.Stale _ -> problem(412, refusal, Optional.empty());
      case Refusal.Forbidden forbidden -> problem(409, refusal, Optional.of(forbidden.rule()));
      case Refusal.TooLarge _ -> problem(413, refusal, Optional.empty());
      case Refusal.Invalid invalid -> problem(400, refusal, Optional.of(invalid.scimType()));
    };
  }

  private static Problem problem(int status, Refusal refusal, Optional<String> rule) {
    return new Problem(status, refusal.detail(), rule);
  }

  /// @param requestId under which the request is logged
  WireAnswer answer(String requestId) {
    Json.Obj body =
        Json.object()
            .put("title", title())
            .put("status", status)
            .put("detail", detail)
            .putIfPresent("rule", rule)
            .put("requestId", requestId)
            .build();
    About about = rule.map(About.NOTHING::refused).orElse(About.NOTHING);
    WireAnswer answer = WireAnswer.of(status, MEDIA_TYPE, JsonCodec.bytes(body)).about(about);
    return status == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
  }

  private String title() {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 429 -> "Too Many Requests";
      default -> "Refused";
    };
  }
}
