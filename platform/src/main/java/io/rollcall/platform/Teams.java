package io.rollcall.platform;

import io.rollcall.platform.sql.TeamRows;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.util.List;

/// Teams as people see them; each has a twin group.
public final class Teams {
  private final Acts acts;

  Teams(Acts acts) {
    this.acts = acts;
  }

  /// Refused if a team or a group of the organization has that name.
  public Outcome<Team> create(Caller caller, String organizationId, String name) {
    return acts.perform(caller, organizationId, act -> create(act, organizationId, name.strip()));
  }

  private static Outcome<Team> create(Act act, String organizationId, String name) {
    if (act.organizations().byId(organizationId).isEmpty()) {
      return Outcome.refused(new Refusal.Unknown("Organization", organizationId));
    }
    if (name.isEmpty()) {
      return act.refuse(
          organizationId,
          new Refusal.Invalid("invalidValue", "A team needs a name."),
          Subject.NONE);
    }
    NameLength.check("name", name);
    boolean taken =
        act.teams().named(organizationId, name).isPresent()
            || act.groups().named(organizationId, name).isPresent();
    return taken
        ? act.refuse(
            organizationId,
            new Refusal.Forbidden(
                "nameTaken",
                "The organization has a team or a group called " + Echo.of(name) + " already."),
            Subject.NONE)
        : Outcome.done(team(NewTeam.insert(act, organizationId, name, false)));
  }

  /// In the order in which they were made.
  public List<Team> list(String organizationId) {
    return acts.read(sql -> new TeamRows(sql).of(organizationId)).stream()
        .map(Teams::team)
        .toList();
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
