package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.UserRow;
import java.util.List;
import java.util.Optional;

/// POST of the externalId that exactly one User has, who is deactivated, where the preset says that
/// the same User comes back by it.
record Revival(Act act, Caller.OfDirectory caller) {

  /// @return empty if the POST is not about such a User
  Optional<Outcome<UserRow>> of(UserAttributes attributes) {
    return switch (caller.preset().creation().ofInactive()) {
      case CONFLICT -> Optional.empty();
      case REACTIVATE ->
          attributes
              .externalId()
              .filter(_ -> attributes.active())
              .flatMap(this::only)
              .filter(user -> !UserWriter.of(caller).isActive(user))
              .map(user -> revive(user, attributes));
    };
  }

  private Optional<UserRow> only(String externalId) {
    List<UserRow> users = act.users(caller).lockByExternalId(externalId, 2);
    return users.size() == 1 ? Optional.of(users.getFirst()) : Optional.empty();
  }

  private Outcome<UserRow> revive(UserRow user, UserAttributes attributes) {
    String externalId = attributes.externalId().orElseThrow();
    if (user.account().isDeleting()) {
      Holding holding = Holding.ofKnown(user.account(), Optional.of(user.membership()));
      return Occupied.refuse(act, caller, "externalId", externalId, holding);
    }
    UserWriter writer = UserWriter.of(caller);
    UserAttributes before =
        UserReader.of(caller).read(writer.stored(user)).with(writer.hidden(user));
    Outcome<UserRow> revived = new UserChange(act, caller, false).change(user, before, attributes);
    if (revived instanceof Outcome.Done<UserRow>(UserRow now)) {
      act.log(
          caller.organizationId(),
          Kind.BROUGHT_BACK,
          Subject.of(now),
          "The deactivated User came back, with the attributes of this POST only: it has the same externalId.");
    }
    return revived;
  }
}
