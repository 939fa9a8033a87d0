package io.rollcall.platform;

import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.MemberRow;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Who leaves the organization when they are removed from the group of a team, where the preset
/// says so: plain members who never signed in and are in no other team.
final class LastTeam {
  private LastTeam() {}

  /// So many leave by one request, as many as it may name.
  private static final int MOST = 8_000;

  /// Why so many may not leave at once.
  static Optional<Refusal> refusal(
      Act act, Caller.OfDirectory caller, String groupId, WantedMembers wanted) {
    return wanted.whole() && candidates(act, caller, groupId, wanted).size() > MOST
        ? Optional.of(
            new Refusal.TooLarge(
                String.format(
                    Locale.ROOT,
                    "This would cut more than %,d people from the organization who never signed in and are in no other team; remove them by their ids, at most %,d in a request. Nothing was changed.",
                    MOST,
                    MOST)))
        : Optional.empty();
  }

  /// Held until the transaction ends: whoever came into another team meanwhile, or became more than
  /// a plain member, stays.
  static List<MemberRow> leaving(
      Act act, Caller.OfDirectory caller, String groupId, WantedMembers wanted) {
    List<String> ids = candidates(act, caller, groupId, wanted);
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, MemberRow> held = act.memberships().lock(caller.organizationId(), ids);
    return newcomers(act, caller, groupId, Optional.of(ids), ids.size()).stream()
        .flatMap(id -> Optional.ofNullable(held.get(id)).stream())
        .toList();
  }

  private static List<String> candidates(
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
    int limit = MOST + 1 + wanted.wanted().size() + wanted.unwanted().size();
    return newcomers(act, caller, groupId, some, limit).stream()
        .filter(id -> !wanted.wanted().contains(id))
        .toList();
  }

  private static List<String> newcomers(
      Act act,
      Caller.OfDirectory caller,
      String groupId,
      Optional<Collection<String>> some,
      int limit) {
    return new GroupPeopleRows(act.sql(), caller.organizationId())
        .newcomersOnlyIn(groupId, Role.MEMBER.code(), some, limit);
  }
}
