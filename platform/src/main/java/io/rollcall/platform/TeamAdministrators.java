package io.rollcall.platform;

import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.TeamRows;
import io.rollcall.scim.message.Echo;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A team that has active administrators never loses the last of them, on whatever way. A team may
/// begin without any.
final class TeamAdministrators {
  private TeamAdministrators() {}

  /// Why this account may not go from all its teams, or be switched off.
  static Optional<Refusal> last(Act act, MembershipRow going) {
    if (going.status() != Status.ACTIVE) {
      return Optional.empty();
    }
    String account = going.accountId();
    String organizationId = going.organizationId();
    return new GroupPeopleRows(act.sql(), organizationId)
        .administeredBy(account).stream()
            .flatMap(group -> last(act, organizationId, group, account::equals).stream())
            .findFirst();
  }

  /// Why these may not go from the group of one team, or be administrators no more.
  static Optional<Refusal> last(
      Act act, String organizationId, String groupId, Predicate<String> going) {
    var people = new GroupPeopleRows(act.sql(), organizationId);
    if (people.administrators(groupId).stream().noneMatch(going)) {
      return Optional.empty();
    }
    people.holdAdministration();
    Set<String> administrators = people.administrators(groupId);
    return administrators.isEmpty() || !administrators.stream().allMatch(going)
        ? Optional.empty()
        : new TeamRows(act.sql())
            .nameOfTwin(groupId)
            .map(team -> refusal(administrators.iterator().next(), team));
  }

  private static Refusal refusal(String account, String team) {
    return new Refusal.Forbidden(
        "lastTeamAdministrator",
        "Account %s is the last active administrator of the team %s; make somebody else its administrator first. Nothing was changed."
            .formatted(account, Echo.of(team)));
  }
}
