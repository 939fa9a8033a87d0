package io.rollcall.faces.atlassian;

import io.rollcall.faces.scim.DirectoryBudgets;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.ScimError;

/// Whose key a request brings.
///
/// @param budgets what is left to directories whose tokens come here
record AtlassianCredentials(Platform platform, DirectoryBudgets budgets) {

  /// @throws AtlassianError.Refusal 401, saying what is needed instead
  Caller.OfOrganization caller(WireRequest wire) {
    String key =
        wire.bearer()
            .orElseThrow(() ->
                AtlassianError.noKey("This needs an organization key: Authorization: Bearer rco_…")
                    .refusal());
    Caller caller =
        platform
            .tokens()
            .authenticate(key)
            .orElseThrow(() ->
                AtlassianError.noKey("This key is not known: it was revoked or never given out.")
                    .refusal());
    return switch (caller) {
      case Caller.OfOrganization organization -> organization;
      case Caller.OfDirectory directory -> throw scimToken(directory);
      case Caller.Person _, Caller.Operator _ ->
          throw AtlassianError.noKey("This needs an organization key (rco_…).").refusal();
    };
  }

  /// Whose token it is finds the mistake in its own log.
  private AtlassianError.Refusal scimToken(Caller.OfDirectory directory) {
    String detail =
        "This is a directory's SCIM token (rcd_…). The administration paths need an organization key (rco_…).";
    return budgets
        .astray(directory, ScimError.unauthorized(detail))
        .map(AtlassianError::tooMany)
        .orElseGet(() -> AtlassianError.noKey(detail))
        .refusal();
  }
}
