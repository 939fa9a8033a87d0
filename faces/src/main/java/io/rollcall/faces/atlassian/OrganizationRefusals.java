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

/// What is said of a refused act on an organization, its people and its groups.
final class OrganizationRefusals {
  private OrganizationRefusals() {}

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
      case Unknown(String what, String _) ->
          AtlassianError.notFound(codeFor(what), refusal.detail());
      case UnknownMembers _ -> AtlassianError.notFound(AtlassianError.NO_USER, refusal.detail());
      case Taken taken -> AtlassianError.conflict(taken.explanation());
      case Forbidden _, Stale _ -> AtlassianError.conflict(refusal.detail());
      case TooLarge _ -> AtlassianError.tooLarge(refusal.detail());
      case Invalid _ -> AtlassianError.invalid(refusal.detail());
    };
  }

  private static String codeFor(String what) {
    return switch (what) {
      case "Account", "Member", "Member of the user group" -> AtlassianError.NO_USER;
      case "User group" -> AtlassianError.NO_GROUP;
      default -> AtlassianError.NO_SUCH_THING;
    };
  }
}
