package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;

import java.util.Optional;
import org.jooq.Record;

/// An account in an organization, now or once.
///
/// @param role the role's code
/// @param license empty for the preset's default
/// @param from the directory that made the membership, if one did
/// @param severing how it ended, if it did
public record MembershipRow(
    String organizationId,
    String accountId,
    String role,
    Optional<String> license,
    Status status,
    Origin origin,
    long since,
    Optional<DirectoryName> from,
    Optional<Long> licenseAssignedAt,
    Optional<Long> lastActivityAt,
    Optional<Severing> severing) {

  /// A directory by id, and by the name that it had.
  public record DirectoryName(String id, String name) {}

  /// @param by who did it, for people
  /// @param directory the name of the directory that did it, if one did
  /// @param addressKey the address that the account had then; the empty text if none
  public record Severing(long at, String by, Optional<String> directory, String addressKey) {}

  static MembershipRow of(Record row) {
    return new MembershipRow(
        row.get(MEMBERSHIP.ORGANIZATION_ID),
        row.get(MEMBERSHIP.ACCOUNT_ID),
        row.get(MEMBERSHIP.ROLE),
        Optional.ofNullable(row.get(MEMBERSHIP.LICENSE)),
        Status.ofCode(row.get(MEMBERSHIP.STATUS)),
        Origin.ofCode(row.get(MEMBERSHIP.ORIGIN)),
        row.get(MEMBERSHIP.SINCE),
        Optional.ofNullable(row.get(MEMBERSHIP.DIRECTORY_ID))
            .map(id -> new DirectoryName(id, row.get(MEMBERSHIP.DIRECTORY_NAME))),
        Optional.ofNullable(row.get(MEMBERSHIP.LICENSE_ASSIGNED_AT)),
        Optional.ofNullable(row.get(MEMBERSHIP.LAST_ACTIVITY_AT)),
        severing(row));
  }

  private static Optional<Severing> severing(Record row) {
    return Optional.ofNullable(row.get(MEMBERSHIP.SEVERED_AT))
        .map(at ->
            new Severing(
                at,
                row.get(MEMBERSHIP.SEVERED_BY),
                Optional.ofNullable(row.get(MEMBERSHIP.SEVERED_BY_DIRECTORY)),
                row.get(MEMBERSHIP.SEVERED_ADDRESS_KEY)));
  }

  public boolean isSevered() {
    return status == Status.SEVERED;
  }

  public MembershipRow withRole(String newRole) {
    return with(newRole, license, licenseAssignedAt, status, severing);
  }

  public MembershipRow withStatus(Status newStatus) {
    return with(role, license, licenseAssignedAt, newStatus, severing);
  }

  public MembershipRow withLicense(Optional<String> newLicense, long assignedAt) {
    return with(role, newLicense, Optional.of(assignedAt), status, severing);
  }

  public MembershipRow severed(Severing how) {
    return with(role, license, licenseAssignedAt, Status.SEVERED, Optional.of(how));
  }

  private MembershipRow with(
      String newRole,
      Optional<String> newLicense,
      Optional<Long> assignedAt,
      Status newStatus,
      Optional<Severing> newSevering) {
    return new MembershipRow(
        organizationId,
        accountId,
        newRole,
        newLicense,
        newStatus,
        origin,
        since,
        from,
        assignedAt,
        lastActivityAt,
        newSevering);
  }
}
