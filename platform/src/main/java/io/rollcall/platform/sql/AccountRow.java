package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;

import java.util.Optional;
import org.jooq.Record;

/// A person on a platform.
///
/// @param createdBy the organization that created it over SCIM; empty if an invitation did
public record AccountRow(
    String id,
    String platformId,
    String addressKey,
    String address,
    String displayName,
    long createdAt,
    Optional<String> createdBy) {

  static AccountRow of(Record row) {
    return new AccountRow(
        row.get(ACCOUNT.ID),
        row.get(ACCOUNT.PLATFORM_ID),
        row.get(ACCOUNT.ADDRESS_KEY),
        row.get(ACCOUNT.ADDRESS),
        row.get(ACCOUNT.DISPLAY_NAME),
        row.get(ACCOUNT.CREATED_AT),
        Optional.ofNullable(row.get(ACCOUNT.CREATED_BY_ORGANIZATION_ID)));
  }

  public AccountRow withAddress(String key, String text) {
    return new AccountRow(id, platformId, key, text, displayName, createdAt, createdBy);
  }
}
