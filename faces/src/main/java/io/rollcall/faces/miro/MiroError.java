package io.rollcall.faces.miro;

import io.rollcall.faces.scim.DirectoryBudgets;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Refusal.Forbidden;
import io.rollcall.platform.Refusal.Invalid;
import io.rollcall.platform.Refusal.Stale;
import io.rollcall.platform.Refusal.Taken;
import io.rollcall.platform.Refusal.TooLarge;
import io.rollcall.platform.Refusal.Unknown;
import io.rollcall.platform.Refusal.UnknownMembers;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An error of the REST API; its shape is not SCIM's.
///
/// @param code Miro's word for the kind, such as `notFound`
/// @param headers what the answer says besides
/// @param logged whether the log has it already
/// @param unknown the id that was not found, if that is why: the log says what it really is
record MiroError(
    int status,
    String code,
    String message,
    Map<String, String> headers,
    boolean logged,
    Optional<Unknown> unknown) {

  private static final String MEMBER = "Member";
  private static final String OTHERS =
      " Only who is in the organization can be named; others come in over SCIM, or by an invitation.";

  MiroError {
    headers = Map.copyOf(headers);
  }

  private MiroError(int status, String code, String message) {
    this(status, code, message, Map.of(), false, Optional.empty());
  }

  /// What an act refused.
  static MiroError of(io.rollcall.platform.Refusal refusal) {
    MiroError error =
        switch (refusal) {
          case Unknown(String what, String _) when what.equals(MEMBER) ->
              notFound(refusal.detail() + OTHERS);
          case Unknown _, UnknownMembers _ -> notFound(refusal.detail());
          case Taken _, Forbidden _, Stale _ -> conflict(refusal.detail());
          case TooLarge _ -> tooLarge(refusal.detail());
          case Invalid _ -> invalid(refusal.detail());
        };
    return new MiroError(error.status, error.code, error.message, Map.of(), true, Optional.empty());
  }

  /// What was done.
  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw of(refusal).refusal();
    };
  }

  static MiroError invalid(String message) {
    return new MiroError(400, "invalidParameters", message);
  }

  static MiroError noToken(String message) {
    return new MiroError(401, "tokenNotProvided", message);
  }

  static MiroError forbidden(String message) {
    return new MiroError(403, "forbiddenAccess", message);
  }

  static MiroError notFound(String message) {
    return new MiroError(404, "notFound", message);
  }

  /// @param what the kind of thing, as a sentence begins with it
  static Refusal unknown(String what, String id) {
    Unknown unknown = new Unknown(what, id);
    MiroError error = notFound(unknown.detail());
    return new MiroError(
            error.status, error.code, error.message, Map.of(), false, Optional.of(unknown))
        .refusal();
  }

  static MiroError notAllowed(String method, List<String> allow) {
    return new MiroError(
        405,
        "methodNotAllowed",
        method + " is not possible here; possible: " + String.join(", ", allow) + ".",
        Map.of("Allow", String.join(", ", allow)),
        false,
        Optional.empty());
  }

  static MiroError conflict(String message) {
    return new MiroError(409, "conflict", message);
  }

  static MiroError tooLarge(String message) {
    return new MiroError(413, "tooLarge", message);
  }

  static MiroError tooManyRequests(String message) {
    return new MiroError(429, "tooManyRequests", message);
  }

  /// More than a directory may send, wherever it sends it.
  static MiroError tooMany(DirectoryBudgets.TooMany tooMany) {
    return new MiroError(
        429, "tooManyRequests", tooMany.detail(), tooMany.headers(), true, Optional.empty());
  }

  Json.Obj json() {
    return Json.object()
        .put("status", status)
        .put("code", code)
        .put("message", message)
        .put("type", "error")
        .build();
  }

  Refusal refusal() {
    return new Refusal(this);
  }

  /// Carries an expected refusal out of the reader.
  static final class Refusal extends RuntimeException {
    private final transient MiroError error;

    private Refusal(MiroError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }

    MiroError error() {
      return error;
    }
  }
}
