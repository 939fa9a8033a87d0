package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.Optional;
import org.jooq.Record;

/// What is known of one account over SCIM.
///
/// @param ownerId whose record it is: a directory's, or the organization's where its directories
///   share it
/// @param userName as it was sent; where the SCIM User is the membership, the account's address
/// @param userNameKey under which it exists once among the owner's records
/// @param document the attributes that are not columns, as JSON text
/// @param search every attribute as text that compares by code point, as JSON text; empty until it
///   was made
public record RecordRow(
    String id,
    String ownerId,
    String organizationId,
    String accountId,
    Optional<String> externalId,
    String userName,
    String userNameKey,
    boolean active,
    String displayName,
    String document,
    String search,
    long version,
    long createdAt,
    long changedAt) {

  static RecordRow of(Record row) {
    return new RecordRow(
        row.get(SCIM_RECORD.ID),
        row.get(SCIM_RECORD.OWNER_ID),
        row.get(SCIM_RECORD.ORGANIZATION_ID),
        row.get(SCIM_RECORD.ACCOUNT_ID),
        Optional.ofNullable(row.get(SCIM_RECORD.EXTERNAL_ID)),
        row.get(SCIM_RECORD.USER_NAME),
        row.get(SCIM_RECORD.USER_NAME_KEY),
        row.get(SCIM_RECORD.ACTIVE),
        row.get(SCIM_RECORD.DISPLAY_NAME),
        row.get(SCIM_RECORD.DOCUMENT),
        row.get(SCIM_RECORD.SEARCH),
        row.get(SCIM_RECORD.VERSION),
        row.get(SCIM_RECORD.CREATED_AT),
        row.get(SCIM_RECORD.CHANGED_AT));
  }

  /// The next version of this record, with the values of `other`.
  public RecordRow next(RecordRow other, long at) {
    return new RecordRow(
        id,
        ownerId,
        organizationId,
        accountId,
        other.externalId,
        other.userName,
        other.userNameKey,
        other.active,
        other.displayName,
        other.document,
        other.search,
        version + 1,
        createdAt,
        at);
  }
}
