package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.JsonFields;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Person;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;

/// One person of the organization: access to it, and the role in it.
record PersonRoutes(Platform platform) {
  private static final String USER =
      "/admin/v2/orgs/{org}/directories/{userDirectory}/users/{account}";
  private static final String ROLES = "/admin/v1/orgs/{org}/users/{account}";

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("GET", USER, this::show),
        AtlassianRoute.of("DELETE", USER, this::remove),
        AtlassianRoute.of("POST", USER + "/suspend", this::suspend),
        AtlassianRoute.of("POST", USER + "/restore", this::restore),
        AtlassianRoute.of("POST", ROLES + "/role-assignments/assign", this::assign),
        AtlassianRoute.of("POST", ROLES + "/role-assignments/revoke", this::revoke),
        AtlassianRoute.of("POST", ROLES + "/roles/assign", this::assign),
        AtlassianRoute.of("POST", ROLES + "/roles/revoke", this::revoke),
        AtlassianRoute.of(
            "GET",
            "/admin/v1/orgs/{org}/directory/users/{account}/last-active-dates",
            this::lastActive));
  }

  private Person person(AtlassianCall call) {
    return OrganizationRefusals.done(
        platform.people().find(call.caller(), call.organization(), call.account()));
  }

  private WireAnswer show(AtlassianCall call) {
    new UserDirectory(platform).check(call);
    Person person = person(call);
    return AtlassianAnswers.one(PersonShapes.found(person, List.of(), List.of(PersonShapes.ROLES)));
  }

  private WireAnswer remove(AtlassianCall call) {
    return access(call, platform.memberAccess()::remove);
  }

  private WireAnswer suspend(AtlassianCall call) {
    return access(call, platform.memberAccess()::suspend);
  }

  private WireAnswer restore(AtlassianCall call) {
    return access(call, platform.memberAccess()::restore);
  }

  private interface Change {
    Outcome<String> of(Caller caller, String organizationId, String accountId);
  }

  private WireAnswer access(AtlassianCall call, Change change) {
    new UserDirectory(platform).check(call);
    return done(call, change);
  }

  private static WireAnswer done(AtlassianCall call, Change change) {
    String _ =
        OrganizationRefusals.done(change.of(call.caller(), call.organization(), call.account()));
    return AtlassianAnswers.nothing();
  }

  private WireAnswer assign(AtlassianCall call) {
    checkRole(call);
    return done(call, platform.memberAccess()::makeAdministrator);
  }

  private WireAnswer revoke(AtlassianCall call) {
    checkRole(call);
    return done(call, platform.memberAccess()::endAdministrator);
  }

  /// There is one role of organizations here, and nothing else to have a role of.
  private static void checkRole(AtlassianCall call) {
    JsonFields body = call.body();
    String role = body.required("role", "{\"role\": \"%s\"}".formatted(PersonShapes.ADMINISTRATOR));
    Optional<Json> resource = body.member("resource");
    if (resource.isPresent()) {
      throw AtlassianError.notFound(
              "ADMIN-UAM-404-1",
              "There are no resources here, only the organization: leave \"resource\" out.")
          .refusal();
    }
    if (!role.equals(PersonShapes.ADMINISTRATOR)) {
      throw new UnreadableException(
          "role",
          "role is %s; not %s: there is no other role of organizations."
              .formatted(PersonShapes.ADMINISTRATOR, Echo.of(role)));
    }
  }

  private WireAnswer lastActive(AtlassianCall call) {
    return AtlassianAnswers.ok(
        Json.object()
            .put("data", PersonShapes.lastActive(person(call), call.organization()))
            .put("links", Json.Obj.EMPTY)
            .build());
  }
}
