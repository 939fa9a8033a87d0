package io.rollcall.faces.atlassian;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Link;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;

/// The links between the SCIM records of an organization and accounts: finding and cutting them.
record LinkRoutes(Platform platform) {
  private static final String ORGANIZATION = "/admin/user-provisioning/v1/org/{org}";

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("GET", ORGANIZATION + "/user/{account}/get-scim-links", this::ofAccount),
        AtlassianRoute.of("POST", ORGANIZATION + "/get-scim-links-for-email", this::ofEmail),
        AtlassianRoute.of(
            "PATCH",
            ORGANIZATION + "/scimDirectoryId/{directory}/scimUserId/{user}/unlink",
            this::unlink),
        AtlassianRoute.of(
            "DELETE", ORGANIZATION + "/user/{account}/onlyDeleteUserInDB", this::deleteRecords));
  }

  private WireAnswer ofAccount(AtlassianCall call) {
    return links(platform.links().ofAccount(call.organization(), call.account()));
  }

  private WireAnswer ofEmail(AtlassianCall call) {
    String email = call.body().required("email", "{\"email\": \"ada@acme.example\"}");
    return links(platform.links().ofAddress(call.organization(), email));
  }

  private WireAnswer unlink(AtlassianCall call) {
    Link _ =
        AccountRefusals.done(
            platform
                .links()
                .cut(
                    call.caller(),
                    call.organization(),
                    call.variable("directory"),
                    call.variable("user")));
    return AtlassianAnswers.nothing();
  }

  private WireAnswer deleteRecords(AtlassianCall call) {
    List<Link> _ =
        AccountRefusals.done(
            platform.links().deleteRecords(call.caller(), call.organization(), call.account()));
    return AtlassianAnswers.nothing();
  }

  private static WireAnswer links(List<Link> links) {
    return AtlassianAnswers.ok(
        Json.object().put("scimLinks", links.stream().map(LinkRoutes::link).toList()).build());
  }

  private static Json.Obj link(Link link) {
    return Json.object()
        .put("scimUserId", link.recordId())
        .put("atlassianAccountId", link.accountId().<Json>map(Json::string).orElse(new Json.Null()))
        .put("orgId", link.organizationId())
        .put("directoryId", link.directoryId())
        .build();
  }
}
