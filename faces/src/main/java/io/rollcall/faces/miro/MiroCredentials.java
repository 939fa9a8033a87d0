package io.rollcall.faces.miro;

import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.DirectoryBudgets;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.ScimError;
import java.util.Optional;

/// Whose key a request brings.
///
/// @param budgets what is left to directories whose tokens come here
record MiroCredentials(Platform platform, DirectoryBudgets budgets) {

  /// @param limiter counts what directories send
  MiroCredentials(Platform platform, RateLimiter limiter) {
    this(platform, new DirectoryBudgets(limiter, platform.log()));
  }

  /// @throws MiroError.Refusal 401 or 403, saying what is needed instead
  Caller.OfOrganization caller(WireRequest wire) {
    Optional<String> bearer = wire.bearer();
    String key =
        bearer
            .or(() -> KeyRoutes.tokenToRevoke(wire))
            .orElseThrow(() ->
                MiroError.noToken("This needs an organization key: Authorization: Bearer rco_…")
                    .refusal());
    return known(key)
        .orElseThrow(() ->
            bearer.isPresent()
                ? MiroError.noToken("This key is not known: it was revoked or never given out.")
                    .refusal()
                : KeyRoutes.nothingToRevoke());
  }

  /// @return empty if it is no key of an organization, or was revoked
  static Optional<Caller.OfOrganization> key(Platform platform, String text) {
    return platform
        .tokens()
        .authenticate(text)
        .filter(Caller.OfOrganization.class::isInstance)
        .map(Caller.OfOrganization.class::cast);
  }

  /// @return empty if nobody has this key, or it was revoked
  /// @throws MiroError.Refusal 403 if it is a token of another kind
  private Optional<Caller.OfOrganization> known(String key) {
    return platform
        .tokens()
        .authenticate(key)
        .map(caller ->
            switch (caller) {
              case Caller.OfOrganization organization -> organization;
              case Caller.OfDirectory directory -> throw scimToken(directory);
              case Caller.Person _, Caller.Operator _ ->
                  throw MiroError.forbidden("The REST API needs an organization key (rco_…).")
                      .refusal();
            });
  }

  /// Whose token it is finds the mistake in its own log.
  private MiroError.Refusal scimToken(Caller.OfDirectory directory) {
    String detail =
        "This is a directory's SCIM token (rcd_…). The REST API needs an organization key (rco_…).";
    return budgets
        .astray(directory, ScimError.unauthorized(detail))
        .map(MiroError::tooMany)
        .orElseGet(() -> MiroError.forbidden(detail))
        .refusal();
  }
}
