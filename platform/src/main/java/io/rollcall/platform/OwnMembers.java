package io.rollcall.platform;

import io.rollcall.platform.sql.GroupMemberRows;
import io.rollcall.platform.sql.GroupNestingRows;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.NamedMembers.Known;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Members where Users are records: the ids are those of records and groups of the same directory.
record OwnMembers(Act act, String directoryId, WantedMembers wanted, Known known)
    implements GroupMembers {

  @Override
  public Optional<Refusal> refusal(GroupRows.Row group) {
    List<String> missing =
        wanted.named().stream()
            .filter(id -> !known.users().contains(id) && !known.groups().contains(id))
            .toList();
    return GroupMembers.unknown(missing).or(() -> circle(group));
  }

  private Optional<Refusal> circle(GroupRows.Row group) {
    Set<String> nested = of(wanted.wanted(), known.groups());
    if (nested.isEmpty()) {
      return Optional.empty();
    }
    rows().takeTurn(directoryId);
    return Circle.closedBy(group.id(), nested, rows().above(group.id())).map(Circle::refusal);
  }

  @Override
  public Changed apply(String groupId) {
    return users(groupId).and(groups(groupId));
  }

  private Changed users(String groupId) {
    GroupMemberRows members = act.groupMembers();
    Set<String> coming = of(wanted.wanted(), known.users());
    Set<String> going = of(wanted.unwanted(), known.users());
    int removed =
        wanted.whole()
            ? members.keepRecords(groupId, directoryId, coming)
            : going.isEmpty() ? 0 : members.removeRecords(groupId, directoryId, going);
    int added = coming.isEmpty() ? 0 : members.addRecords(groupId, directoryId, coming, act.now());
    return new Changed(added, removed);
  }

  private Changed groups(String groupId) {
    Set<String> coming = of(wanted.wanted(), known.groups());
    Set<String> going = of(wanted.unwanted(), known.groups());
    int removed =
        wanted.whole()
            ? rows().keep(groupId, coming)
            : going.isEmpty() ? 0 : rows().remove(groupId, going);
    int added = coming.isEmpty() ? 0 : rows().add(groupId, directoryId, coming, act.now());
    return new Changed(added, removed);
  }

  private GroupNestingRows rows() {
    return act.groupNestings();
  }

  private static Set<String> of(Set<String> ids, Set<String> kind) {
    Set<String> both = new HashSet<>(ids);
    both.retainAll(kind);
    return both;
  }
}
