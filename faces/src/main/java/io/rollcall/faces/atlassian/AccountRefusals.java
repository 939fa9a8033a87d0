package io.rollcall.faces.atlassian;

import io.rollcall.platform.Outcome;
import io.rollcall.platform.Refusal;
import io.rollcall.platform.Refusal.Forbidden;
import io.rollcall.platform.Refusal.Invalid;
import io.rollcall.platform.Refusal.Stale;
import io.rollcall.platform.Refusal.Taken;
import io.rollcall.platform.Refusal.TooLarge;
import io.rollcall.platform.Refusal.Unknown;
import io.rollcall.platform.Refusal.UnknownMembers;
import io.rollcall.scim.json.Json;
import java.util.List;

/// What is said of a refused act on one account, or on its links.
final class AccountRefusals {
  private AccountRefusals() {}

  /// What was done.
  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw of(refusal).refusal();
    };
  }

  static AtlassianError of(Refusal refusal) {
    return error(refusal).ofAct();
  }

  private static AtlassianError error(Refusal refusal) {
    return switch (refusal) {
      case Unknown(String what, String _) when what.equals("Account") ->
          new AtlassianError(404, "accountNotFound", AtlassianError.NO_USER, refusal.detail());
      case Unknown _, UnknownMembers _ ->
          AtlassianError.notFound(AtlassianError.NO_SUCH_THING, refusal.detail());
      case Taken taken -> taken(taken);
      case Forbidden(String rule, String detail) -> forbidden(rule, detail);
      case Stale _ -> AtlassianError.conflict(refusal.detail());
      case TooLarge _ -> AtlassianError.tooLarge(refusal.detail());
      case Invalid _ -> AtlassianError.invalid(refusal.detail());
    };
  }

  private static AtlassianError taken(Taken taken) {
    Json.Obj why =
        Json.object()
            .put("diagnosis", taken.diagnosis())
            .put("explanation", taken.explanation())
            .build();
    return AtlassianError.violated(taken.attribute(), "unique", taken.detail()).with(why);
  }

  private static AtlassianError forbidden(String rule, String detail) {
    return switch (rule) {
      case "linked" -> action("externalDirectory.scim", detail);
      case "notManaged" -> AtlassianError.forbidden(detail);
      case "unclaimedDomain" ->
          new AtlassianError(403, "forbidden.unclaimedDomain", "ADMIN-403-3", detail);
      default -> action("administrative", detail);
    };
  }

  /// @param reason one of Atlassian's restriction reasons
  private static AtlassianError action(String reason, String detail) {
    return new AtlassianError(403, "forbidden.action", "ADMIN-403-3", detail)
        .with(Json.object().put("reason", Json.object().put("key", reason).build()).build());
  }

  /// What was done to the state of an account, or why it cannot be in that state.
  static <T> T changed(String account, Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Forbidden(String rule, String detail))
          when !rule.equals("notManaged") ->
          throw lifecycle(account, rule, detail).refusal();
      case Outcome.Refused<T>(Refusal refusal) -> throw of(refusal).refusal();
    };
  }

  private static AtlassianError lifecycle(String account, String rule, String detail) {
    Json.Obj code = Json.object().put("code", rule).put("message", detail).build();
    Json.Obj context =
        Json.object()
            .put("accountId", account)
            .put("message", detail)
            .put("errorCodes", List.of(code))
            .build();
    return new AtlassianError(409, "conflict.lifecycleErrors", "ADMIN-409-28", detail)
        .with(context)
        .ofAct();
  }
}
