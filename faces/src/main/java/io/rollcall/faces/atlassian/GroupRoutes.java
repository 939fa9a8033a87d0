package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.JsonFields;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.GroupSummary;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Refusal;
import io.rollcall.platform.UserGroup;
import io.rollcall.platform.UserGroupMember;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One group of an organization. Those that its SCIM directories have can be read here, and changed
/// there.
record GroupRoutes(Platform platform) {
  static final String GROUPS = "/admin/v2/orgs/{org}/directories/{userDirectory}/groups";
  private static final String GROUP = GROUPS + "/{group}";
  private static final String MEMBERS = GROUP + "/memberships";

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("POST", GROUPS, this::create),
        AtlassianRoute.of("GET", GROUP, this::show),
        AtlassianRoute.of("DELETE", GROUP, this::delete),
        AtlassianRoute.of("POST", MEMBERS, this::add),
        AtlassianRoute.of("DELETE", MEMBERS + "/{account}", this::remove));
  }

  private WireAnswer show(AtlassianCall call) {
    new UserDirectory(platform).check(call);
    return AtlassianAnswers.one(
        AtlassianShapes.group(
            group(platform, call, call.variable("group")), call.organization(), true));
  }

  private static GroupSummary group(Platform platform, AtlassianCall call, String id) {
    return platform
        .organizationGroups()
        .get(call.organization(), id)
        .orElseThrow(() -> unknown(platform, call, id));
  }

  /// The log says what the id is, if it is of another kind.
  private static AtlassianError.Refusal unknown(Platform platform, AtlassianCall call, String id) {
    Refusal.Unknown unknown = new Refusal.Unknown("Group", id);
    platform.log().unknown(call.caller(), unknown);
    return AtlassianError.notFound(AtlassianError.NO_GROUP, unknown.detail()).ofAct().refusal();
  }

  /// Refuses if one of these groups cannot be changed here.
  static void checkOwn(Platform platform, AtlassianCall call, List<String> ids) {
    Map<String, GroupSummary> groups =
        platform.organizationGroups().among(call.organization(), ids).stream()
            .collect(Collectors.toMap(GroupSummary::id, Function.identity()));
    for (String id : ids) {
      checkOwn(Optional.ofNullable(groups.get(id)).orElseThrow(() -> unknown(platform, call, id)));
    }
  }

  private static void checkOwn(GroupSummary group) {
    if (!group.isUserGroup()) {
      String whose =
          group.directoryId().isPresent()
              ? "is synced from an identity provider: change it there."
              : "is a team's: change the team.";
      throw new AtlassianError(
              403,
              "forbidden",
              "ADMIN-403-5",
              "Group %s (%s) %s".formatted(Echo.of(group.name()), group.id(), whose))
          .refusal();
    }
  }

  private WireAnswer create(AtlassianCall call) {
    new UserDirectory(platform).check(call);
    JsonFields body = call.body();
    String name = body.required("name", "{\"name\": \"engineers\"}");
    UserGroup made =
        OrganizationRefusals.done(
            platform
                .userGroups()
                .create(
                    call.caller(), call.organization(), name, body.text("description").orElse("")));
    return AtlassianAnswers.created(
        Json.object()
            .put(
                "data",
                AtlassianShapes.group(group(platform, call, made.id()), call.organization(), false))
            .build());
  }

  private WireAnswer delete(AtlassianCall call) {
    String id = own(call);
    String _ =
        OrganizationRefusals.done(
            platform.userGroups().delete(call.caller(), call.organization(), id));
    return AtlassianAnswers.nothing();
  }

  private WireAnswer add(AtlassianCall call) {
    String id = own(call);
    String account = call.body().required("accountId", "{\"accountId\": \"3074457345618265001\"}");
    checkAccount(account);
    UserGroupMember _ =
        OrganizationRefusals.done(
            platform.userGroups().members().add(call.caller(), call.organization(), id, account));
    return AtlassianAnswers.nothing();
  }

  private WireAnswer remove(AtlassianCall call) {
    String id = own(call);
    checkAccount(call.account());
    UserGroupMember _ =
        OrganizationRefusals.done(
            platform
                .userGroups()
                .members()
                .remove(call.caller(), call.organization(), id, call.account()));
    return AtlassianAnswers.nothing();
  }

  /// Other APIs name people by addresses, too.
  private static void checkAccount(String id) {
    if (id.contains("@")) {
      throw new UnreadableException(
          "accountId",
          "accountId is the id of an account, not an address like %s: a search with \"emails\" finds it."
              .formatted(Echo.of(id)));
    }
  }

  /// The id of the group in the path, which can be changed here.
  private String own(AtlassianCall call) {
    new UserDirectory(platform).check(call);
    String id = call.variable("group");
    checkOwn(group(platform, call, id));
    return id;
  }
}
