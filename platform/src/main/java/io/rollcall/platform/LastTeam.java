package io.rollcall.platform;

import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.MemberRow;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who leaves the organization when they are removed from the group of a team, where the preset
/// says so: plain members who never signed in and are in no other team.
final class LastTeam {
  private LastTeam() {}

  /// So many leave by one request, as many as it may name.
  private static final int MOST = 8_000;

  /// Why so many may not leave at once.
  private static Optional<Refusal> tooMany(
      Act act, Caller.OfDirectory caller, String groupId, WantedMembers wanted) {
    return candidates(act, caller, groupId, wanted).size() > MOST
        ? Optional.of(
            new Refusal.TooLarge(
                String.format(
                    Locale.ROOT,
                    "This would cut more than %,d people from the organization who never signed in and are in no other team; remove them by their ids, at most %,d in a request. Nothing was changed.",
                    MOST,
                    MOST)))
        : Optional.empty();
  }

  /// Holds until the transaction ends whoever might leave by it, those too who are in another team:
  /// that may be left at the same moment, and both would count on the other. Whom a request names
  /// is held already.
  ///
  /// @return why so many may not leave at once; where that is plain before, nobody is held
  static Optional<Refusal> hold(
      Act act, Caller.OfDirectory caller, String groupId, WantedMembers wanted) {
    if (!wanted.whole() || !applies(caller.preset(), wanted)) {
      return Optional.empty();
    }
    Optional<Refusal> before = tooMany(act, caller, groupId, wanted);
    if (before.isPresent()) {
      return before;
    }
    people(act, caller).holdNewcomers(groupId, Role.MEMBER.code(), wanted.wanted());
    return tooMany(act, caller, groupId, wanted);
  }

  /// As they are now: whoever came into another team before they were held, or became more than a
  /// plain member, stays.
  static List<MemberRow> leaving(
      Act act, Caller.OfDirectory caller, String groupId, WantedMembers wanted) {
    List<String> ids = candidates(act, caller, groupId, wanted);
    return ids.isEmpty()
        ? List.of()
        : List.copyOf(act.memberships().lock(caller.organizationId(), ids).values());
  }

  private static boolean applies(Preset preset, WantedMembers wanted) {
    Preset.Rules rules = preset.rules();
    return (wanted.whole() || !wanted.unwanted().isEmpty())
        && rules.groupsAre() == Preset.GroupsAre.TEAMS
        && rules.lastTeam() == Preset.LastTeam.LEAVES;
  }

  private static List<String> candidates(
      Act act, Caller.OfDirectory caller, String groupId, WantedMembers wanted) {
    if (!applies(caller.preset(), wanted)) {
      return List.of();
    }
    Optional<Collection<String>> some =
        wanted.whole() ? Optional.empty() : Optional.of(wanted.unwanted());
    int limit = MOST + 1 + wanted.wanted().size() + wanted.unwanted().size();
    return people(act, caller).newcomersOnlyIn(groupId, Role.MEMBER.code(), some, limit).stream()
        .filter(id -> !wanted.wanted().contains(id))
        .toList();
  }

  private static GroupPeopleRows people(Act act, Caller.OfDirectory caller) {
    return new GroupPeopleRows(act.sql(), caller.organizationId());
  }
}
