package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;

import java.util.Optional;
import org.jooq.Record;

/// A person on a platform.
///
/// @param addressKey under which the address exists once on the platform; empty, as `address`,
///   where the preset does not treat one as the account's
/// @param createdBy the organization that created it over SCIM; empty if an invitation did
/// @param deletionDue in its deletion period, when it is to be erased
public record AccountRow(
    String id,
    String platformId,
    Optional<String> addressKey,
    Optional<String> address,
    String displayName,
    long createdAt,
    Optional<String> createdBy,
    Optional<Long> deletionDue) {

  /// An account that lives.
  public AccountRow(
      String id,
      String platformId,
      Optional<String> addressKey,
      Optional<String> address,
      String displayName,
      long createdAt,
      Optional<String> createdBy) {
    this(id, platformId, addressKey, address, displayName, createdAt, createdBy, Optional.empty());
  }

  static AccountRow of(Record row) {
    return new AccountRow(
        row.get(ACCOUNT.ID),
        row.get(ACCOUNT.PLATFORM_ID),
        Optional.ofNullable(row.get(ACCOUNT.ADDRESS_KEY)),
        Optional.ofNullable(row.get(ACCOUNT.ADDRESS)),
        row.get(ACCOUNT.DISPLAY_NAME),
        row.get(ACCOUNT.CREATED_AT),
        Optional.ofNullable(row.get(ACCOUNT.CREATED_BY_ORGANIZATION_ID)),
        Optional.ofNullable(row.get(ACCOUNT.DELETION_DUE)));
  }

  public AccountRow withAddress(String key, String text) {
    return with(Optional.of(key), Optional.of(text));
  }

  public AccountRow withoutAddress() {
    return with(Optional.empty(), Optional.empty());
  }

  private AccountRow with(Optional<String> key, Optional<String> text) {
    return new AccountRow(
        id, platformId, key, text, displayName, createdAt, createdBy, deletionDue);
  }

  /// Whether it is in its deletion period.
  public boolean isDeleting() {
    return deletionDue.isPresent();
  }
}
