package io.rollcall.platform;

import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.message.Echo;
import java.util.Optional;

/// Whether a group may have a name: it has one, and no other group has it, whatever its letter
/// case: of the same owner, or of the organization.
final class GroupName {
  private static final String NAME_TAKEN = "nameTaken";

  private GroupName() {}

  /// @param group which group it is, with the name that it is to have; a new one is not there yet
  static Optional<Refusal> refusal(Act act, Preset preset, GroupRows.Row group) {
    String name = group.displayName();
    if (name.isEmpty()) {
      return Optional.of(
          new Refusal.Invalid(
              "invalidValue", "displayName is missing or empty: every Group needs a name."));
    }
    return holder(act, preset, group)
        .filter(other -> !other.id().equals(group.id()))
        .map(other -> taken(name, other));
  }

  /// The index knows the groups of one owner only: in an organization, they take turns.
  private static Optional<GroupRows.Row> holder(Act act, Preset preset, GroupRows.Row group) {
    return switch (preset.unique().groupNames()) {
      case IN_DIRECTORY -> act.groups().named(group.ownerId(), group.displayName());
      case IN_ORGANIZATION -> {
        takeTurn(act, group.organizationId());
        yield act.groups().namedIn(group.organizationId(), group.displayName());
      }
    };
  }

  /// Until the transaction ends, nobody else names a group of the organization.
  static void takeTurn(Act act, String organizationId) {
    act.takeTurn("group name in " + organizationId);
  }

  /// What the log says of a refusal.
  static String logged(Preset preset, String organizationId, String name, Refusal refusal) {
    boolean isTaken =
        refusal instanceof Refusal.Forbidden(var rule, var _) && rule.equals(NAME_TAKEN);
    return preset
        .phrases()
        .groupNameTaken()
        .filter(_ -> isTaken)
        .map(
            text -> text.replace("{organization}", organizationId).replace("{name}", Echo.of(name)))
        .map(phrase -> phrase + ". " + refusal.detail())
        .orElse(refusal.detail());
  }

  private static Refusal taken(String name, GroupRows.Row other) {
    return new Refusal.Forbidden(
        NAME_TAKEN,
        "displayName %s is not unique: group %s is called %s. Use that group, or choose another name."
            .formatted(Echo.of(name), other.id(), Echo.of(other.displayName())));
  }
}
