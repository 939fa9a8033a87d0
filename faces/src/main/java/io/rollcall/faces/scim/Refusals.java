package io.rollcall.faces.scim;

import io.rollcall.platform.Refusal;
import io.rollcall.scim.message.ScimError;
import java.util.Optional;

/// How a refusal of the platform looks in SCIM.
final class Refusals {
  private Refusals() {}

  static ScimError scim(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unknown _, Refusal.UnknownMembers _ -> ScimError.notFound(refusal.detail());
      case Refusal.Stale _ -> new ScimError(412, Optional.empty(), refusal.detail());
      case Refusal.Taken _ -> ScimError.uniqueness(refusal.detail());
      case Refusal.Forbidden _ -> ScimError.conflict(refusal.detail());
      case Refusal.Invalid(String scimType, String detail) ->
          new ScimError(400, Optional.of(scimType), detail);
    };
  }
}
