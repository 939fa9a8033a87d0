package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.scim.schema.ResourceType;

/// A team and its twin, the group of the same name.
final class NewTeam {
  private NewTeam() {}

  static TeamRows.Row insert(Act act, String organizationId, String name, boolean isDefault) {
    GroupRows.Row group =
        GroupAttributes.named(name)
            .row(
                new GroupAttributes.Place(act.ids().number(), organizationId, organizationId),
                ResourceType.group(),
                1,
                act.now(),
                act.now());
    act.groups().insert(group);
    TeamRows.Row team =
        new TeamRows.Row(
            act.ids().number(), organizationId, group.id(), name, isDefault, act.now());
    act.teams().insert(team);
    act.log(
        organizationId,
        Kind.TEAM_CREATED,
        Subject.resource(team.id()),
        "Team " + name + " created.");
    return team;
  }
}
