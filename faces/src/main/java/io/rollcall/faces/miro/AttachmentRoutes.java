package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Level.L1;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Platform;
import io.rollcall.platform.UserGroupTeam;
import io.rollcall.platform.UserGroupTeams;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.List;

/// User groups that are attached to teams.
record AttachmentRoutes(Platform platform) {
  private static final String TEAMS_OF_GROUP = "/v2/orgs/{org}/groups/{group}/teams";
  private static final String TEAM_OF_GROUP = TEAMS_OF_GROUP + "/{team}";
  private static final String GROUPS_OF_TEAM = "/v2/orgs/{org}/teams/{team}/groups";
  private static final String GROUP_OF_TEAM = GROUPS_OF_TEAM + "/{group}";

  List<MiroRoute> all() {
    return List.of(
        MiroRoute.of("GET", TEAMS_OF_GROUP, L1, this::teamsOfGroup),
        MiroRoute.of("GET", TEAM_OF_GROUP, L1, this::teamOfGroup),
        MiroRoute.of("GET", GROUPS_OF_TEAM, L1, this::groupsOfTeam),
        MiroRoute.of("POST", GROUPS_OF_TEAM, L1, this::attach),
        MiroRoute.of("GET", GROUP_OF_TEAM, L1, this::groupOfTeam),
        MiroRoute.of("DELETE", GROUP_OF_TEAM, L1, this::detach));
  }

  private UserGroupTeams attachments() {
    return platform.userGroups().teams();
  }

  private static Json.Obj team(UserGroupTeam attached) {
    return MiroShapes.attached(attached.teamId(), "user-group-team");
  }

  private static Json.Obj group(UserGroupTeam attached) {
    return MiroShapes.attached(attached.groupId(), "team-user-group");
  }

  private WireAnswer teamsOfGroup(MiroCall call) {
    List<UserGroupTeam> teams =
        attachments()
            .teamsOf(call.organization(), call.variable("group"), call.cursor(), call.limit() + 1)
            .orElseThrow(() -> UserGroupRoutes.unknownGroup(call));
    return MiroAnswers.page(teams, call.limit(), AttachmentRoutes::team, UserGroupTeam::teamId);
  }

  private WireAnswer groupsOfTeam(MiroCall call) {
    List<UserGroupTeam> groups =
        attachments()
            .groupsOf(call.organization(), call.variable("team"), call.cursor(), call.limit() + 1)
            .orElseThrow(() -> TeamRoutes.unknownTeam(call));
    return MiroAnswers.page(groups, call.limit(), AttachmentRoutes::group, UserGroupTeam::groupId);
  }

  private WireAnswer teamOfGroup(MiroCall call) {
    return MiroAnswers.ok(team(one(call)));
  }

  private WireAnswer groupOfTeam(MiroCall call) {
    return MiroAnswers.ok(group(one(call)));
  }

  private UserGroupTeam one(MiroCall call) {
    return attachments()
        .get(call.organization(), call.variable("group"), call.variable("team"))
        .orElseThrow(() ->
            MiroError.notFound(
                    "User group "
                        + Echo.of(call.variable("group"))
                        + " is not attached to a team "
                        + Echo.of(call.variable("team"))
                        + ".")
                .refusal());
  }

  private WireAnswer attach(MiroCall call) {
    String group = call.required("userGroupId", "{\"userGroupId\": \"…\", \"role\": \"member\"}");
    call.text("role")
        .filter(role -> !role.equalsIgnoreCase("member"))
        .ifPresent(role -> {
          throw MiroError.invalid("role is member, not " + Echo.of(role) + ".").refusal();
        });
    return MiroAnswers.created(
        group(
            MiroError.done(
                attachments()
                    .attach(call.caller(), call.organization(), group, call.variable("team")))));
  }

  private WireAnswer detach(MiroCall call) {
    UserGroupTeam _ =
        MiroError.done(
            attachments()
                .detach(
                    call.caller(),
                    call.organization(),
                    call.variable("group"),
                    call.variable("team")));
    return MiroAnswers.nothing();
  }
}
