package io.rollcall.platform;

import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.message.Echo;
import java.util.Optional;

/// Whether a group may have a name: it has one, and no other group of the same owner has it,
/// whatever its letter case.
final class GroupName {
  private GroupName() {}

  /// @param groupId which group it is; a new one's is not there yet
  static Optional<Refusal> refusal(GroupRows groups, String ownerId, String groupId, String name) {
    if (name.isEmpty()) {
      return Optional.of(
          new Refusal.Invalid(
              "invalidValue", "displayName is missing or empty: every Group needs a name."));
    }
    return groups
        .named(ownerId, name)
        .filter(other -> !other.id().equals(groupId))
        .map(other -> taken(name, other));
  }

  private static Refusal taken(String name, GroupRows.Row other) {
    return new Refusal.Forbidden(
        "nameTaken",
        "displayName %s is not unique: group %s is called %s. Use that group, or choose another name."
            .formatted(Echo.of(name), other.id(), Echo.of(other.displayName())));
  }
}
