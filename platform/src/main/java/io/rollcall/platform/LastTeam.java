package io.rollcall.platform;

import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.MemberRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Who leaves the organization when they are removed from the group of a team, where the preset
/// says so: plain members who never signed in and are in no other team.
final class LastTeam {
  private LastTeam() {}

  static List<MemberRow> leaving(
      Act act, Caller.OfDirectory caller, String groupId, WantedMembers wanted) {
    Preset.Rules rules = caller.preset().rules();
    boolean removes = wanted.whole() || !wanted.unwanted().isEmpty();
    if (!removes
        || rules.groupsAre() != Preset.GroupsAre.TEAMS
        || rules.lastTeam() != Preset.LastTeam.LEAVES) {
      return List.of();
    }
    Optional<Collection<String>> some =
        wanted.whole() ? Optional.empty() : Optional.of(wanted.unwanted());
    List<String> ids =
        new GroupPeopleRows(act.sql(), caller.organizationId())
            .newcomersOnlyIn(groupId, Role.MEMBER.code(), some).stream()
                .filter(id -> !wanted.wanted().contains(id))
                .toList();
    return ids.isEmpty()
        ? List.of()
        : List.copyOf(act.memberships().lock(caller.organizationId(), ids).values());
  }
}
