package io.rollcall.faces.atlassian;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.ScimError;

/// Whose key a request brings.
final class AtlassianCredentials {
  private AtlassianCredentials() {}

  /// @throws AtlassianError.Refusal 401, saying what is needed instead
  static Caller.OfOrganization caller(Platform platform, WireRequest wire) {
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
      case Caller.OfDirectory directory -> throw scimToken(platform, directory);
      case Caller.Person _, Caller.Operator _ ->
          throw AtlassianError.noKey("This needs an organization key (rco_…).").refusal();
    };
  }

  /// Whose token it is finds the mistake in its own log.
  private static AtlassianError.Refusal scimToken(Platform platform, Caller.OfDirectory directory) {
    String detail =
        "This is a directory's SCIM token (rcd_…). The administration paths need an organization key (rco_…).";
    platform.log().refused(directory, ScimError.unauthorized(detail));
    return AtlassianError.noKey(detail).refusal();
  }
}
