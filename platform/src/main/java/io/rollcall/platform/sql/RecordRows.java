package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import org.jooq.DSLContext;

/// The records.
public record RecordRows(DSLContext sql) {
  public void insert(RecordRow row) {
    sql.insertInto(SCIM_RECORD)
        .set(SCIM_RECORD.ID, row.id())
        .set(SCIM_RECORD.OWNER_ID, row.ownerId())
        .set(SCIM_RECORD.ORGANIZATION_ID, row.organizationId())
        .set(SCIM_RECORD.ACCOUNT_ID, row.accountId())
        .set(SCIM_RECORD.EXTERNAL_ID, row.externalId().orElse(null))
        .set(SCIM_RECORD.DISPLAY_NAME, row.displayName())
        .set(SCIM_RECORD.DISPLAY_NAME_KEY, NameKey.of(row.displayName()))
        .set(SCIM_RECORD.USER_NAME, row.userName())
        .set(SCIM_RECORD.USER_NAME_KEY, row.userNameKey())
        .set(SCIM_RECORD.ACTIVE, row.active())
        .set(SCIM_RECORD.DOCUMENT, row.document())
        .set(SCIM_RECORD.SEARCH, row.search())
        .set(SCIM_RECORD.VERSION, row.version())
        .set(SCIM_RECORD.CREATED_AT, row.createdAt())
        .set(SCIM_RECORD.CHANGED_AT, row.changedAt())
        .execute();
  }

  public void update(RecordRow row) {
    sql.update(SCIM_RECORD)
        .set(SCIM_RECORD.EXTERNAL_ID, row.externalId().orElse(null))
        .set(SCIM_RECORD.DISPLAY_NAME, row.displayName())
        .set(SCIM_RECORD.DISPLAY_NAME_KEY, NameKey.of(row.displayName()))
        .set(SCIM_RECORD.USER_NAME, row.userName())
        .set(SCIM_RECORD.USER_NAME_KEY, row.userNameKey())
        .set(SCIM_RECORD.ACTIVE, row.active())
        .set(SCIM_RECORD.DOCUMENT, row.document())
        .set(SCIM_RECORD.SEARCH, row.search())
        .set(SCIM_RECORD.VERSION, row.version())
        .set(SCIM_RECORD.CHANGED_AT, row.changedAt())
        .where(SCIM_RECORD.ID.eq(row.id()))
        .execute();
  }

  /// A new version of what the organization knows of the account, which is active now.
  public void activate(String organizationId, String accountId, long at) {
    sql.update(SCIM_RECORD)
        .set(SCIM_RECORD.ACTIVE, true)
        .set(SCIM_RECORD.VERSION, SCIM_RECORD.VERSION.plus(1))
        .set(SCIM_RECORD.CHANGED_AT, at)
        .where(SCIM_RECORD.ORGANIZATION_ID.eq(organizationId), SCIM_RECORD.ACCOUNT_ID.eq(accountId))
        .execute();
  }

  /// Forgets all that the organization and its directories know of the account.
  public void deleteOf(String organizationId, String accountId) {
    sql.deleteFrom(SCIM_RECORD)
        .where(SCIM_RECORD.ORGANIZATION_ID.eq(organizationId), SCIM_RECORD.ACCOUNT_ID.eq(accountId))
        .execute();
  }

  public void deleteOwnedBy(String ownerId) {
    sql.deleteFrom(SCIM_RECORD).where(SCIM_RECORD.OWNER_ID.eq(ownerId)).execute();
  }

  public void deleteOfOrganization(String organizationId) {
    sql.deleteFrom(SCIM_RECORD).where(SCIM_RECORD.ORGANIZATION_ID.eq(organizationId)).execute();
  }
}
