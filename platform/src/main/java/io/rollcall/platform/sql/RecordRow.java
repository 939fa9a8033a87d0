package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.Optional;
import org.jooq.Record;

/// What is known of one account over SCIM.
///
/// @param ownerId whose record it is: a directory's, or the organization's where its directories
///   share it
/// @param document the attributes that are not columns, as JSON text
public record RecordRow(
    String id,
    String ownerId,
    String organizationId,
    String accountId,
    Optional<String> externalId,
    String displayName,
    String document,
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
        row.get(SCIM_RECORD.DISPLAY_NAME),
        row.get(SCIM_RECORD.DOCUMENT),
        row.get(SCIM_RECORD.VERSION),
        row.get(SCIM_RECORD.CREATED_AT),
        row.get(SCIM_RECORD.CHANGED_AT));
  }

  /// The next version of this record.
  public RecordRow changed(
      Optional<String> newExternalId, String newDisplayName, String newDocument, long at) {
    return new RecordRow(
        id,
        ownerId,
        organizationId,
        accountId,
        newExternalId,
        newDisplayName,
        newDocument,
        version + 1,
        createdAt,
        at);
  }
}
