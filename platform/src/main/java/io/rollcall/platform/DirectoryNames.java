package io.rollcall.platform;

import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.address.Address;
import java.util.Optional;

/// The names that a User has in its directory, and that exist once there.
record DirectoryNames(Act act, Caller.OfDirectory caller) {

  /// Why a new User may not have its names, if so; it is in the log then.
  <T> Optional<Outcome<T>> refusal(UserAttributes user) {
    return userName("", user.userName())
        .<Outcome<T>>map(holder -> taken("userName", user.userName(), holder))
        .or(() -> externalId("", user.externalId()));
  }

  /// As [#refusal(UserAttributes)], of the new names of a User.
  <T> Optional<Outcome<T>> refusal(UserRow user, UserAttributes before, UserAttributes after) {
    String id = user.record().id();
    boolean renamed = !Address.same(before.userName(), after.userName());
    Optional<Outcome<T>> byName =
        renamed
            ? userName(id, after.userName()).map(h -> taken("userName", after.userName(), h))
            : Optional.empty();
    boolean kept = before.externalId().equals(after.externalId());
    return byName.isPresent() || kept ? byName : externalId(id, after.externalId());
  }

  private Optional<UserRow> userName(String recordId, String userName) {
    return act.records()
        .named(Act.owner(caller), Address.key(userName))
        .filter(holder -> !holder.record().id().equals(recordId));
  }

  /// No index decides between two that want one externalId: they take turns.
  private <T> Optional<Outcome<T>> externalId(String recordId, Optional<String> externalId) {
    if (caller.preset().unique().externalIds() == Preset.ExternalIds.NOWHERE
        || externalId.isEmpty()) {
      return Optional.empty();
    }
    String value = externalId.get();
    act.takeTurn("externalId " + Act.owner(caller) + " " + value);
    return act.records().known(Act.owner(caller), value).stream()
        .filter(holder -> !holder.record().id().equals(recordId))
        .findFirst()
        .map(holder -> taken("externalId", value, holder));
  }

  private <T> Outcome<T> taken(String attribute, String value, UserRow holder) {
    return Occupied.byUser(act, caller, attribute, value, holder);
  }
}
