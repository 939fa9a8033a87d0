package io.rollcall.faces.scim;

import io.rollcall.platform.Outcome;
import io.rollcall.platform.Refusal;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How a refusal of the platform looks in SCIM.
record Refusals(Dialect dialect) {

  /// What was done, or its refusal as a reply.
  <T> ScimReply reply(Outcome<T> outcome, Function<T, ScimReply> done) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.Refused<T>(var refusal) -> new ScimReply.Refused(scim(refusal), more(refusal));
    };
  }

  /// Where clients know the detail word for word, the explanation is beside it.
  private static Json.Obj more(Refusal refusal) {
    return refusal instanceof Refusal.Taken taken && taken.phrase().isPresent()
        ? Json.object()
            .put("diagnosis", taken.diagnosis())
            .put("explanation", taken.explanation())
            .build()
        : Json.Obj.EMPTY;
  }

  private ScimError scim(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unknown _ -> ScimError.notFound(refusal.detail());
      case Refusal.UnknownMembers(List<String> ids) ->
          unknownMembers(
              dialect.words().unknownMembers().map(w -> w.apply(ids)).orElse(refusal.detail()));
      case Refusal.Stale _ -> ScimError.preconditionFailed(refusal.detail());
      case Refusal.Taken taken ->
          switch (taken.is()) {
            case CONFLICT -> ScimError.uniqueness(refusal.detail());
            case INVALID -> ScimError.invalidValue(refusal.detail());
          };
      case Refusal.Forbidden(String rule, String detail) when rule.equals("nameTaken") ->
          ScimError.uniqueness(detail);
      case Refusal.Forbidden _ -> ScimError.conflict(refusal.detail());
      case Refusal.TooLarge _ -> ScimError.tooLarge(refusal.detail());
      case Refusal.Invalid(String scimType, String detail) ->
          new ScimError(400, Optional.of(scimType), detail);
    };
  }

  private ScimError unknownMembers(String detail) {
    return dialect.unknownMembersStatus() == 404
        ? ScimError.notFound(detail)
        : ScimError.invalidValue(detail);
  }
}
