package io.rollcall.platform;

import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.NamedMembers.Known;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A change of the members of one group, looked at and not yet done. All of it is set operations on
/// rows.
sealed interface GroupMembers permits OwnMembers, SharedMembers {

  /// @param known what the ids are, where Users are records
  static GroupMembers of(Act act, Caller.OfDirectory caller, WantedMembers wanted, Known known) {
    return switch (caller.preset().userIs()) {
      case RECORD -> new OwnMembers(act, caller.directoryId(), wanted, known);
      case MEMBERSHIP -> SharedMembers.of(act, caller, wanted);
    };
  }

  /// Why it may not be done. From here on nothing else changes what this rests on.
  Optional<Refusal> refusal(GroupRows.Row group);

  Changed apply(String groupId);

  /// How many members came and went.
  record Changed(int added, int removed) {
    static final Changed NONE = new Changed(0, 0);

    boolean isNothing() {
      return added == 0 && removed == 0;
    }

    Changed and(Changed other) {
      return new Changed(added + other.added, removed + other.removed);
    }
  }

  /// What the log says of it.
  static String sentence(GroupRows.Row group, WantedMembers wanted, Changed changed) {
    return "Members of group %s (%s): %d added, %d removed; the request named %s%s%s."
        .formatted(
            group.displayName(),
            group.id(),
            changed.added(),
            changed.removed(),
            wanted.whole() ? "all: " : "",
            some(wanted.wanted()),
            wanted.unwanted().isEmpty() ? "" : ", to be removed: " + some(wanted.unwanted()));
  }

  private static String some(Set<String> ids) {
    int shown = 5;
    String first = ids.stream().limit(shown).map(Echo::of).collect(Collectors.joining(", "));
    return ids.isEmpty()
        ? "nobody"
        : ids.size() <= shown ? first : first + " and " + (ids.size() - shown) + " more";
  }

  static Optional<Refusal> unknown(List<String> ids) {
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Refusal.UnknownMembers(ids));
  }
}
