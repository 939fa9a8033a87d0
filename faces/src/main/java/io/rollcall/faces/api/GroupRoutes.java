package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.GroupSummary;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Team;
import io.rollcall.scim.json.Json;
import java.util.List;

/// Groups, as SCIM sees them, and teams, as people do.
record GroupRoutes(Platform platform) {
  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/groups", this::groups, "after", "limit"),
        Route.of("GET", "/api/teams", this::teams),
        Route.of("POST", "/api/teams", this::createTeam));
  }

  private WireAnswer groups(Call call) {
    return Answers.page(
        platform
            .organizationGroups()
            .list(call.organization(), call.parameter("after"), call.limit() + 1),
        call.limit(),
        GroupRoutes::json,
        GroupSummary::id);
  }

  private WireAnswer teams(Call call) {
    return Answers.list(platform.teams().list(call.organization()), GroupRoutes::json);
  }

  private WireAnswer createTeam(Call call) {
    String name = call.fields("name").required("name");
    Team made = Problem.done(platform.teams().create(call.caller(), call.organization(), name));
    return Answers.created(call, "/api/teams", json(made));
  }

  private static Json.Obj json(GroupSummary group) {
    return Json.object()
        .put("groupId", group.id())
        .put("name", group.name())
        .putIfPresent("directoryId", group.directoryId())
        .put("members", group.members())
        .build();
  }

  private static Json.Obj json(Team team) {
    return Json.object()
        .put("teamId", team.id())
        .put("groupId", team.groupId())
        .put("name", team.name())
        .put("default", team.isDefault())
        .put("created", team.created().toString())
        .build();
  }
}
