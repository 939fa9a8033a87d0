package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Teams as people see them; each has a twin group.
public final class Teams {
  private final Acts acts;

  Teams(Acts acts) {
    this.acts = acts;
  }

  /// Who is in which team.
  public TeamMembers members() {
    return new TeamMembers(acts);
  }

  /// Refused if a team or a group of the organization has that name. A new team has neither members
  /// nor administrators.
  public Outcome<Team> create(Caller caller, String organizationId, String name) {
    return acts.perform(caller, organizationId, act -> create(act, organizationId, name.strip()));
  }

  private static Outcome<Team> create(Act act, String organizationId, String name) {
    if (act.organizations().byId(organizationId).isEmpty()) {
      return Outcome.refused(new Refusal.Unknown("Organization", organizationId));
    }
    boolean isFree =
        act.teams().named(organizationId, name).isEmpty()
            && act.groups().named(organizationId, name).isEmpty();
    return unfit(name, isFree)
        .<Outcome<Team>>map(refusal -> act.refuse(organizationId, refusal, Subject.NONE))
        .orElseGet(() -> Outcome.done(team(NewTeam.insert(act, organizationId, name, false))));
  }

  private static Optional<Refusal> unfit(String name, boolean isFree) {
    if (name.isEmpty()) {
      return Optional.of(new Refusal.Invalid("invalidValue", "A team needs a name."));
    }
    NameLength.check("name", name);
    return isFree
        ? Optional.empty()
        : Optional.of(
            new Refusal.Forbidden(
                "nameTaken",
                "The organization has a team or a group called "
                    + Echo.of(name)
                    + " already. Use that one, or choose another name."));
  }

  /// In the order in which they were made.
  public List<Team> list(String organizationId) {
    return acts.read(sql -> new TeamRows(sql).of(organizationId)).stream()
        .map(Teams::team)
        .toList();
  }

  /// In the order of ids.
  ///
  /// @param part what the name has in it, whatever its letter case; empty for any
  /// @param after the id after which the page begins
  public List<Team> page(String organizationId, String part, Optional<String> after, int limit) {
    return acts.read(sql -> new TeamRows(sql).page(organizationId, part, after, limit)).stream()
        .map(Teams::team)
        .toList();
  }

  public Optional<Team> get(String organizationId, String id) {
    return Act.couldBeId(id)
        ? acts.read(sql -> new TeamRows(sql).find(organizationId, id)).map(Teams::team)
        : Optional.empty();
  }

  /// Gives the team another name; its group keeps its own.
  public Outcome<Team> rename(Caller caller, String organizationId, String id, String name) {
    return on(acts, caller, organizationId, id, (act, _, team) -> rename(act, team, name.strip()));
  }

  private static Outcome<Team> rename(Act act, TeamRows.Row team, String name) {
    if (name.equals(team.name())) {
      return Outcome.done(team(team));
    }
    boolean isFree =
        act.teams()
            .named(team.organizationId(), name)
            .filter(other -> !other.id().equals(team.id()))
            .isEmpty();
    Optional<Refusal> unfit = unfit(name, isFree);
    if (unfit.isPresent()) {
      return act.refuse(team.organizationId(), unfit.get(), Subject.resource(team.id()));
    }
    act.teams().rename(team.id(), name);
    act.log(
        team.organizationId(),
        Kind.TEAM_CHANGED,
        Subject.resource(team.id()),
        "Team %s (%s) is called %s now; its group keeps its name."
            .formatted(team.name(), team.id(), name));
    return act.teams()
        .find(team.organizationId(), team.id())
        .<Outcome<Team>>map(row -> Outcome.done(team(row)))
        .orElseGet(() -> Administration.unknown("Team", team.id()));
  }

  /// Deletes the team with its group; its members stay in the organization. Refused for the default
  /// team.
  public Outcome<Team> delete(Caller caller, String organizationId, String id) {
    return on(acts, caller, organizationId, id, (act, _, team) -> delete(act, team));
  }

  private static Outcome<Team> delete(Act act, TeamRows.Row team) {
    if (team.isDefault()) {
      return act.refuse(
          team.organizationId(),
          new Refusal.Forbidden(
              "defaultTeam",
              "The team %s is the default team, which every new User joins; it cannot be deleted."
                  .formatted(Echo.of(team.name()))),
          Subject.resource(team.id()));
    }
    act.groups().hold(team.organizationId(), team.groupId());
    act.teams().delete(team.id());
    act.groups().delete(team.groupId(), act.now());
    act.log(
        team.organizationId(),
        Kind.TEAM_DELETED,
        Subject.resource(team.id()),
        "Team %s (%s) deleted, with its group %s."
            .formatted(team.name(), team.id(), team.groupId()));
    return Outcome.done(team(team));
  }

  interface OnTeam<T> {
    Outcome<T> apply(Act act, OrganizationRows.Row organization, TeamRows.Row team);
  }

  /// Does something to a team, which is held until the transaction ends.
  static <T> Outcome<T> on(
      Acts acts, Caller caller, String organizationId, String teamId, OnTeam<T> work) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) ->
            Optional.of(teamId)
                .filter(Act::couldBeId)
                .flatMap(id -> act.teams().lock(organizationId, id))
                .map(team -> work.apply(act, organization, team))
                .orElseGet(() ->
                    act.refuse(organizationId, new Refusal.Unknown("Team", teamId), Subject.NONE)));
  }

  private static Team team(TeamRows.Row row) {
    return new Team(
        row.id(),
        row.groupId(),
        row.name(),
        row.isDefault(),
        Instant.ofEpochMilli(row.createdAt()));
  }
}
