package io.rollcall.platform;

import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.message.Echo;
import java.util.Optional;

/// Whether a user group may have a name and a description: no other user group of the organization
/// has the name, whatever its letter case; or no other group at all, where the preset says so.
final class UserGroupName {
  private UserGroupName() {}

  /// @param id which group it is; a new one's is not there yet
  static Optional<Refusal> refusal(
      Act act, String organizationId, String id, String name, String description) {
    if (name.isEmpty()) {
      return Optional.of(new Refusal.Invalid("invalidValue", "A user group needs a name."));
    }
    NameLength.check("name", name);
    NameLength.check("description", description);
    return holder(act, organizationId, name)
        .filter(other -> !other.id().equals(id))
        .map(other ->
            new Refusal.Forbidden(
                "nameTaken",
                "name %s is not unique: group %s is called %s. Use that group, or choose another name."
                    .formatted(Echo.of(name), other.id(), Echo.of(other.displayName()))));
  }

  private static Optional<GroupRows.Row> holder(Act act, String organizationId, String name) {
    boolean isOneName =
        act.preset(organizationId)
            .filter(preset -> preset.unique().groupNames() == Preset.GroupNames.IN_ORGANIZATION)
            .isPresent();
    if (isOneName) {
      GroupName.takeTurn(act, organizationId);
      return act.groups().namedIn(organizationId, name);
    }
    return act.groups().named(UserGroups.owner(organizationId), name);
  }
}
