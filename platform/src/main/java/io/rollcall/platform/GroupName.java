package io.rollcall.platform;

import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.message.Echo;
import java.util.Optional;

/// Whether a group may have a name.
final class GroupName {
  private GroupName() {}

  /// @return a refusal, written to the log, or empty if it may
  static <T> Optional<Outcome<T>> refusal(Act act, GroupRows.Row group, String name) {
    if (name.isEmpty()) {
      return Optional.of(
          act.refuse(
              group.organizationId(),
              new Refusal.Invalid("invalidValue", "displayName of a group must not be empty."),
              Subject.NONE));
    }
    NameLength.check("displayName", name);
    return act.groups()
        .named(group.organizationId(), name)
        .filter(other -> !other.id().equals(group.id()))
        .map(other ->
            act.refuse(
                group.organizationId(),
                new Refusal.Forbidden(
                    "nameTaken",
                    "displayName "
                        + Echo.of(name)
                        + " is not unique: group "
                        + other.id()
                        + " has it."),
                Subject.NONE));
  }
}
