package io.rollcall.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything about an account that its reader may know.
///
/// @param address empty if it has none, or the reader may not know it
/// @param displayName empty if the reader may not know it
/// @param createdBy the name of the organization that created it over SCIM, if one did
/// @param deletionDue in its deletion period, when it is to be erased; empty too if the reader may
///   not know it
/// @param history what happened, the latest first
public record AccountDetails(
    String id,
    String platform,
    Optional<String> address,
    Optional<String> displayName,
    Instant created,
    Optional<String> createdBy,
    Optional<Instant> deletionDue,
    List<Membership> memberships,
    List<KnownAs> records,
    List<InGroup> groups,
    List<Event> history) {

  public AccountDetails {
    memberships = List.copyOf(memberships);
    records = List.copyOf(records);
    groups = List.copyOf(groups);
    history = List.copyOf(history);
  }

  /// What it is in an organization, or was.
  ///
  /// @param status `active`, `inactive` or `severed`
  public record Membership(
      String organizationId,
      String organization,
      Role role,
      String status,
      Instant since,
      Optional<Instant> lastActivity,
      Optional<Instant> ended,
      Optional<String> endedBy) {}

  /// What a directory knows of it.
  ///
  /// @param directory the directory's name; empty where the organization's directories share it
  public record KnownAs(
      String recordId,
      String organizationId,
      Optional<String> directory,
      String userName,
      Optional<String> externalId,
      boolean active) {}

  public record InGroup(String groupId, String organizationId, String name) {}

  /// An entry of an organization's log.
  public record Event(Instant at, String organizationId, String kind, String by, String detail) {}
}
