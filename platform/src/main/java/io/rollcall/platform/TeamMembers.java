package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is in which team, and who administers it. The members of a team and those of its group are
/// the same.
public final class TeamMembers {
  private final Acts acts;

  TeamMembers(Acts acts) {
    this.acts = acts;
  }

  /// In the order of account ids.
  ///
  /// @param after the account id after which the page begins
  /// @return empty if there is no such team
  public Optional<List<TeamMember>> page(
      String organizationId,
      String teamId,
      Optional<TeamRole> role,
      Optional<String> after,
      int limit) {
    return Optional.of(teamId)
        .filter(Act::couldBeId)
        .flatMap(id ->
            acts.read(sql ->
                new TeamRows(sql)
                    .find(organizationId, id)
                    .map(team ->
                        new GroupPeopleRows(sql, organizationId)
                            .page(team.groupId(), role.map(TeamRole::code), after, limit).stream()
                                .map(row -> member(team, row))
                                .toList())));
  }

  public Optional<TeamMember> get(String organizationId, String teamId, String accountId) {
    return Optional.of(teamId)
        .filter(id -> Act.couldBeId(id) && Act.couldBeId(accountId))
        .flatMap(id ->
            acts.read(sql ->
                new TeamRows(sql)
                    .find(organizationId, id)
                    .flatMap(team ->
                        new GroupPeopleRows(sql, organizationId)
                            .find(team.groupId(), accountId)
                            .map(row -> member(team, row)))));
  }

  /// Puts somebody into a team who is in the organization already.
  ///
  /// @param who an account id or an address
  public Outcome<TeamMember> add(
      Caller caller, String organizationId, String teamId, String who, TeamRole role) {
    return Teams.on(
        acts,
        caller,
        organizationId,
        teamId,
        (act, organization, team) -> add(act, organization, team, who, role));
  }

  private static Outcome<TeamMember> add(
      Act act, OrganizationRows.Row organization, TeamRows.Row team, String who, TeamRole role) {
    var _ = act.namedMembers().keep(organization.id(), team.groupId(), List.of());
    NamedPeople people = NamedPeople.of(act, organization, List.of(who));
    Optional<Refusal> unwelcome = people.unwelcome(who);
    if (unwelcome.isPresent()) {
      return act.refuse(organization.id(), unwelcome.get(), subject(people, who).in(team.id()));
    }
    AccountRow account = people.named(who).orElseThrow().account();
    List<String> ids = List.of(account.id());
    if (act.groupMembers().addAccounts(team.groupId(), organization.id(), ids, act.now()) == 0) {
      return act.refuse(
          organization.id(),
          new Refusal.Forbidden(
              "alreadyMember",
              "Account %s is in the team %s already; its role is changed with PATCH."
                  .formatted(account.id(), Echo.of(team.name()))),
          Subject.of(account).in(team.id()));
    }
    people(act, team).setRole(team.groupId(), account.id(), role.code());
    act.groupEdits().count(team.groupId(), act.now());
    log(act, team, account, "came into the team " + team.name() + " as " + role.code());
    return Outcome.done(
        new TeamMember(team.id(), account.id(), role, Instant.ofEpochMilli(act.now())));
  }

  /// Refused if the team would lose its last active administrator.
  public Outcome<TeamMember> changeRole(
      Caller caller, String organizationId, String teamId, String accountId, TeamRole role) {
    return onMember(
        caller,
        organizationId,
        teamId,
        accountId,
        (act, team, account, row) -> {
          TeamMember changed =
              new TeamMember(team.id(), account.id(), role, Instant.ofEpochMilli(row.since()));
          if (TeamRole.ofCode(row.role()) == role) {
            return Outcome.done(changed);
          }
          Optional<Refusal> last =
              role == TeamRole.ADMIN ? Optional.empty() : last(act, team, account);
          if (last.isPresent()) {
            return act.refuse(organizationId, last.get(), Subject.of(account).in(team.id()));
          }
          people(act, team).setRole(team.groupId(), account.id(), role.code());
          log(act, team, account, "is now " + role.code() + " of the team " + team.name());
          return Outcome.done(changed);
        });
  }

  /// Takes somebody out of a team, who stays in the organization. Refused if the team would lose
  /// its last active administrator.
  public Outcome<TeamMember> remove(
      Caller caller, String organizationId, String teamId, String accountId) {
    return onMember(
        caller,
        organizationId,
        teamId,
        accountId,
        (act, team, account, row) -> {
          Optional<Refusal> last = last(act, team, account);
          if (last.isPresent()) {
            return act.refuse(organizationId, last.get(), Subject.of(account).in(team.id()));
          }
          int _ = act.groupMembers().removeAccounts(team.groupId(), List.of(account.id()));
          act.groupEdits().count(team.groupId(), act.now());
          log(act, team, account, "left the team " + team.name());
          return Outcome.done(member(team, row));
        });
  }

  private interface OnMember {
    Outcome<TeamMember> apply(
        Act act, TeamRows.Row team, AccountRow account, GroupPeopleRows.Row row);
  }

  private Outcome<TeamMember> onMember(
      Caller caller, String organizationId, String teamId, String accountId, OnMember work) {
    return Teams.on(
        acts,
        caller,
        organizationId,
        teamId,
        (act, organization, team) -> {
          var _ = act.namedMembers().keep(organizationId, team.groupId(), List.of());
          Optional<MemberRow> named =
              NamedPeople.of(act, organization, List.of(accountId)).named(accountId);
          return named
              .flatMap(row -> people(act, team).find(team.groupId(), row.account().id()))
              .map(row -> work.apply(act, team, named.orElseThrow().account(), row))
              .orElseGet(() ->
                  act.refuse(
                      organizationId, new Refusal.Unknown("Team member", accountId), Subject.NONE));
        });
  }

  private static Optional<Refusal> last(Act act, TeamRows.Row team, AccountRow account) {
    return TeamAdministrators.last(
        act, team.organizationId(), team.groupId(), account.id()::equals);
  }

  private static Subject subject(NamedPeople people, String who) {
    return people.named(who).map(row -> Subject.of(row.account())).orElse(Subject.NONE);
  }

  private static GroupPeopleRows people(Act act, TeamRows.Row team) {
    return new GroupPeopleRows(act.sql(), team.organizationId());
  }

  private static void log(Act act, TeamRows.Row team, AccountRow account, String what) {
    act.log(
        team.organizationId(),
        Kind.TEAM_MEMBERS,
        Subject.of(account).in(team.id()),
        "Account " + account.id() + " " + what + ".");
  }

  private static TeamMember member(TeamRows.Row team, GroupPeopleRows.Row row) {
    return new TeamMember(
        team.id(), row.accountId(), TeamRole.ofCode(row.role()), Instant.ofEpochMilli(row.since()));
  }
}
