package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// Somebody whom an organization has, or whose account it manages.
///
/// @param address empty if the account has none
/// @param isEnabled whether the account is not disabled
/// @param deletionDue in its deletion period, when it is to be erased
/// @param isManaged whether the organization has verified the domain of the address
/// @param isLinked whether a record of one of the organization's directories is linked to it
/// @param seat empty if the person is not in the organization
public record Person(
    String accountId,
    Optional<String> address,
    String displayName,
    Instant created,
    boolean isEnabled,
    Optional<Instant> deletionDue,
    boolean isManaged,
    boolean isLinked,
    Optional<Seat> seat) {

  /// What a person is in the organization.
  ///
  /// @param isActive whether it is not suspended
  /// @param isInvited whether a person invited it, not a directory
  public record Seat(
      Role role,
      boolean isActive,
      boolean isInvited,
      Instant since,
      Optional<Instant> lastActivity) {}

  /// Account and seat in one word. The account comes first.
  public enum Status {
    ACTIVE,
    SUSPENDED,
    NOT_INVITED,
    DEACTIVATED,
    FOR_DELETION
  }

  public Status status() {
    if (deletionDue.isPresent()) {
      return Status.FOR_DELETION;
    }
    if (!isEnabled) {
      return Status.DEACTIVATED;
    }
    return seat.map(found -> found.isActive() ? Status.ACTIVE : Status.SUSPENDED)
        .orElse(Status.NOT_INVITED);
  }

  /// Whether the account can be used.
  public boolean isUsable() {
    return isEnabled && deletionDue.isEmpty();
  }
}
