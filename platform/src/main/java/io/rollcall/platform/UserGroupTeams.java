package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.platform.sql.UserGroupRows;
import io.rollcall.platform.sql.UserGroupTeamRows;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;

/// Which user groups are attached to which teams. That a group is attached makes nobody a member of
/// the team: who is in a team is written there.
public final class UserGroupTeams {
  private final Acts acts;

  UserGroupTeams(Acts acts) {
    this.acts = acts;
  }

  /// In the order of the teams' ids.
  ///
  /// @return empty if there is no such group
  public Optional<List<UserGroupTeam>> teamsOf(
      String organizationId, String groupId, Optional<String> after, int limit) {
    return Optional.of(groupId)
        .filter(Act::couldBeId)
        .flatMap(id ->
            acts.read(sql ->
                new UserGroupRows(sql, UserGroups.owner(organizationId))
                    .find(id)
                    .map(_ ->
                        new UserGroupTeamRows(sql)
                            .teamsOf(id, after, limit).stream()
                                .map(team -> new UserGroupTeam(id, team))
                                .toList())));
  }

  /// In the order of the groups' ids.
  ///
  /// @return empty if there is no such team
  public Optional<List<UserGroupTeam>> groupsOf(
      String organizationId, String teamId, Optional<String> after, int limit) {
    return Optional.of(teamId)
        .filter(Act::couldBeId)
        .flatMap(id ->
            acts.read(sql ->
                new TeamRows(sql)
                    .find(organizationId, id)
                    .map(_ ->
                        new UserGroupTeamRows(sql)
                            .groupsOf(id, after, limit).stream()
                                .map(group -> new UserGroupTeam(group, id))
                                .toList())));
  }

  public Optional<UserGroupTeam> get(String organizationId, String groupId, String teamId) {
    return Optional.of(groupId)
        .filter(id -> Act.couldBeId(id) && Act.couldBeId(teamId))
        .filter(id ->
            acts.read(sql ->
                new TeamRows(sql).find(organizationId, teamId).isPresent()
                    && new UserGroupTeamRows(sql).has(id, teamId)))
        .map(id -> new UserGroupTeam(id, teamId));
  }

  /// Refused if it is attached already.
  public Outcome<UserGroupTeam> attach(
      Caller caller, String organizationId, String groupId, String teamId) {
    return onBoth(
        caller,
        organizationId,
        groupId,
        teamId,
        (act, group, team) -> {
          if (!new UserGroupTeamRows(act.sql()).attach(group.id(), team.id(), act.now())) {
            return act.refuse(
                organizationId,
                new Refusal.Forbidden(
                    "alreadyAttached",
                    "The user group %s is attached to the team %s already."
                        .formatted(Echo.of(group.displayName()), Echo.of(team.name()))),
                Subject.resource(group.id()));
          }
          log(act, group, team, "attached to");
          return Outcome.done(new UserGroupTeam(group.id(), team.id()));
        });
  }

  public Outcome<UserGroupTeam> detach(
      Caller caller, String organizationId, String groupId, String teamId) {
    return onBoth(
        caller,
        organizationId,
        groupId,
        teamId,
        (act, group, team) -> {
          if (!new UserGroupTeamRows(act.sql()).detach(group.id(), team.id())) {
            return act.refuse(
                organizationId,
                new Refusal.Unknown("User group of the team", groupId),
                Subject.NONE);
          }
          log(act, group, team, "detached from");
          return Outcome.done(new UserGroupTeam(group.id(), team.id()));
        });
  }

  private interface OnBoth {
    Outcome<UserGroupTeam> apply(Act act, GroupRows.Row group, TeamRows.Row team);
  }

  private Outcome<UserGroupTeam> onBoth(
      Caller caller, String organizationId, String groupId, String teamId, OnBoth work) {
    return Teams.on(
        acts,
        caller,
        organizationId,
        teamId,
        (act, _, team) ->
            Optional.of(groupId)
                .filter(Act::couldBeId)
                .flatMap(
                    id -> act.namedMembers().keep(UserGroups.owner(organizationId), id, List.of()))
                .map(found -> work.apply(act, found.group(), team))
                .orElseGet(() ->
                    act.refuse(
                        organizationId, new Refusal.Unknown("User group", groupId), Subject.NONE)));
  }

  private static void log(Act act, GroupRows.Row group, TeamRows.Row team, String what) {
    act.log(
        team.organizationId(),
        Kind.GROUP_TEAMS,
        Subject.resource(group.id()),
        "User group %s (%s) %s the team %s (%s)."
            .formatted(group.displayName(), group.id(), what, team.name(), team.id()));
  }
}
