package io.rollcall.faces.miro;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonException;
import java.util.List;
import java.util.Optional;

/// What a key says of itself, and its end.
record KeyRoutes(Platform platform) {
  private static final List<String> REVOKE = List.of("v2", "oauth", "revoke");
  private static final List<String> OLD_REVOKE = List.of("v1", "oauth", "revoke");
  private static final String BODY_TOKEN = "accessToken";
  private static final String QUERY_TOKEN = "access_token";

  private static final List<String> SCOPES =
      List.of(
          "organizations:read",
          "organizations:teams:read",
          "organizations:teams:write",
          "organizations:groups:read",
          "organizations:groups:write",
          "auditlogs:read",
          "sessions:delete");

  List<MiroRoute> all() {
    return List.of(
        MiroRoute.of("GET", "/v1/oauth-token", Level.L1, this::show),
        MiroRoute.of("POST", "/v2/oauth/revoke", Level.L1, this::revoke),
        MiroRoute.of("POST", "/v1/oauth/revoke", Level.L1, this::revoke));
  }

  private WireAnswer show(MiroCall call) {
    Caller.OfOrganization caller = call.caller();
    return MiroAnswers.ok(
        Json.object()
            .put("type", "oauth-token")
            .put("organization", MiroShapes.named(OrganizationRoutes.own(platform, call)))
            .put("createdBy", MiroShapes.named(caller.tokenId(), caller.name()))
            .put("scopes", Json.strings(SCOPES))
            .build());
  }

  /// Whoever has a key may end it: the one that the request names, or else the one that it brings.
  private WireAnswer revoke(MiroCall call) {
    Caller.OfOrganization ended =
        tokenToRevoke(call.wire())
            .map(key ->
                MiroCredentials.key(platform, key)
                    .filter(named -> named.organizationId().equals(call.organization()))
                    .orElseThrow(KeyRoutes::nothingToRevoke))
            .orElse(call.caller());
    var _ = MiroError.done(platform.keys().revoke(call.caller(), ended.tokenId()));
    return MiroAnswers.nothing();
  }

  static MiroError.Refusal nothingToRevoke() {
    return MiroError.notFound(
            "No key of your organization that still works is the one to be revoked. The token of a directory (rcd_…) is"
                + " ended under /api/directories/{id}/tokens.")
        .refusal();
  }

  /// The key that a request to revoke one names. It needs no other credentials.
  static Optional<String> tokenToRevoke(WireRequest wire) {
    if (wire.path().equals(OLD_REVOKE)) {
      return wire.query().first(QUERY_TOKEN);
    }
    try {
      return wire.path().equals(REVOKE)
              && !wire.body().isEmpty()
              && wire.body().json() instanceof Json.Obj body
          ? body.string(BODY_TOKEN).filter(text -> !text.isBlank())
          : Optional.empty();
    } catch (JsonException e) {
      throw MiroError.invalid("The body is not JSON: " + e.getMessage()).refusal();
    }
  }
}
