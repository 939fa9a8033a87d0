package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Key;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;

/// The organization and its keys. Only the operator makes keys.
record OrganizationRoutes(Platform platform) {
  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/organization", this::show),
        Route.of("GET", "/api/keys", this::keys),
        Route.of("DELETE", "/api/keys/{key}", this::revoke));
  }

  private WireAnswer show(Call call) {
    Organization organization =
        platform
            .organizations()
            .withId(call.organization())
            .orElseThrow(() -> Problem.of(404, "The organization was deleted."));
    Json.Obj key =
        Json.object()
            .put("keyId", call.caller().tokenId())
            .put("name", call.caller().name())
            .build();
    return Answers.ok(
        Json.object()
            .put("organizationId", organization.id())
            .put("name", organization.name())
            .put("platform", organization.platform())
            .putIfPresent("preset", organization.preset())
            .put("domains", Json.strings(organization.domains()))
            .put("created", organization.created().toString())
            .put("key", key)
            .build());
  }

  private WireAnswer keys(Call call) {
    return Answers.list(platform.keys().list(call.organization()), OrganizationRoutes::json);
  }

  private WireAnswer revoke(Call call) {
    Key _ = Problem.done(platform.keys().revoke(call.caller(), call.variable("key")));
    return Answers.done();
  }

  private static Json.Obj json(Key key) {
    return Json.object()
        .put("keyId", key.id())
        .put("name", key.name())
        .put("created", key.created().toString())
        .putIfPresent("expires", key.expires().map(Object::toString))
        .putIfPresent("revoked", key.revoked().map(Object::toString))
        .build();
  }
}
