package io.rollcall.platform;

import io.rollcall.scim.message.Echo;
import java.util.Optional;

/// Whether a user group may have a name and a description: no other user group of the organization
/// has the name, whatever its letter case.
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
    return act.groups()
        .named(UserGroups.owner(organizationId), name)
        .filter(other -> !other.id().equals(id))
        .map(other ->
            new Refusal.Forbidden(
                "nameTaken",
                "name %s is not unique: user group %s is called %s. Use that group, or choose another name."
                    .formatted(Echo.of(name), other.id(), Echo.of(other.displayName()))));
  }
}
