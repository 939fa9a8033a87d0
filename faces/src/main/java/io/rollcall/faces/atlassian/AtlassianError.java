package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.UnreadableException;
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

/// An error of the administration paths; its shape is not SCIM's.
///
/// @param key Atlassian's word for the kind, such as `forbidden.action`
/// @param context what belongs to the key; an empty object if nothing does
/// @param allow the methods that are possible instead; empty where that is not the question
/// @param logged whether the organization's log has it already
record AtlassianError(
    int status, String key, Json.Obj context, String detail, List<String> allow, boolean logged) {

  AtlassianError {
    allow = List.copyOf(allow);
  }

  AtlassianError(int status, String key, Json.Obj context, String detail) {
    this(status, key, context, detail, List.of(), false);
  }

  private AtlassianError(int status, String key, String detail) {
    this(status, key, Json.Obj.EMPTY, detail);
  }

  /// What an act refused.
  static AtlassianError of(io.rollcall.platform.Refusal refusal) {
    AtlassianError error =
        switch (refusal) {
          case Unknown(String what, String _) when what.equals("Account") ->
              new AtlassianError(404, "accountNotFound", refusal.detail());
          case Unknown _, UnknownMembers _ -> notFound(refusal.detail());
          case Taken taken ->
              violated(taken.attribute(), "unique", taken.detail()).with(diagnosis(taken));
          case Forbidden(String rule, String detail) -> forbidden(rule, detail);
          case Stale _ -> new AtlassianError(409, "conflict", refusal.detail());
          case TooLarge _ -> new AtlassianError(413, "tooLarge", refusal.detail());
          case Invalid _ -> invalid(refusal.detail());
        };
    return new AtlassianError(
        error.status, error.key, error.context, error.detail, List.of(), true);
  }

  private static Json.Obj diagnosis(Taken taken) {
    return Json.object()
        .put("diagnosis", taken.diagnosis())
        .put("explanation", taken.explanation())
        .build();
  }

  private static AtlassianError forbidden(String rule, String detail) {
    return switch (rule) {
      case "linked" -> action("externalDirectory.scim", detail);
      case "notManaged" -> forbidden(detail);
      case "unclaimedDomain" -> new AtlassianError(403, "forbidden.unclaimedDomain", detail);
      default -> action("administrative", detail);
    };
  }

  /// What was done.
  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw of(refusal).refusal();
    };
  }

  static AtlassianError of(UnreadableException unreadable) {
    return unreadable.field().isEmpty()
        ? invalid(unreadable.detail())
        : violated(unreadable.field(), "invalid", unreadable.detail());
  }

  static AtlassianError invalid(String detail) {
    return new AtlassianError(400, "badRequest", detail);
  }

  /// One member of the body, or one parameter, is not as it should be.
  static AtlassianError violated(String field, String violation, String detail) {
    Json.Obj named =
        Json.object()
            .put("field", field)
            .put("violations", List.of(Json.object().put("key", violation).build()))
            .build();
    return new AtlassianError(
        400,
        "fieldConstraintsViolated",
        Json.object().put("fieldViolations", List.of(named)).build(),
        detail);
  }

  static AtlassianError noKey(String detail) {
    return new AtlassianError(401, "unauthorized", detail);
  }

  static AtlassianError forbidden(String detail) {
    return new AtlassianError(403, "forbidden", detail);
  }

  /// @param reason one of Atlassian's restriction reasons
  private static AtlassianError action(String reason, String detail) {
    return new AtlassianError(
        403,
        "forbidden.action",
        Json.object().put("reason", Json.object().put("key", reason).build()).build(),
        detail);
  }

  /// An account cannot be in the state that was asked for. The log has it already.
  static AtlassianError lifecycle(String account, String rule, String detail) {
    Json.Obj code = Json.object().put("code", rule).put("message", detail).build();
    Json.Obj named =
        Json.object()
            .put("accountId", account)
            .put("message", detail)
            .put("errorCodes", List.of(code))
            .build();
    return new AtlassianError(409, "conflict.lifecycleErrors", named, detail, List.of(), true);
  }

  static AtlassianError notFound(String detail) {
    return new AtlassianError(404, "notFound", detail);
  }

  static AtlassianError notAllowed(String method, List<String> allow) {
    String detail = method + " is not possible here; possible: " + String.join(", ", allow) + ".";
    return new AtlassianError(405, "methodNotAllowed", Json.Obj.EMPTY, detail, allow, false);
  }

  /// The same, with more in its context.
  AtlassianError with(Json.Obj more) {
    Json.Obj both = Json.object().putAll(context).putAll(more).build();
    return new AtlassianError(status, key, both, detail, allow, logged);
  }

  Refusal refusal() {
    return new Refusal(this);
  }

  /// Carries an expected refusal out of the reader.
  static final class Refusal extends RuntimeException {
    private final transient AtlassianError error;

    private Refusal(AtlassianError error) {
      super(error.detail(), null, false, false);
      this.error = error;
    }

    AtlassianError error() {
      return error;
    }
  }
}
