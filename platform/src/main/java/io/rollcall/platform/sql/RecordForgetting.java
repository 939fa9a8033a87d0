package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.FORMER_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import org.jooq.DSLContext;

/// Removes records and that they ever were.
public record RecordForgetting(DSLContext sql) {
  /// Everything that directories of an organization know of an account, or knew.
  public void forget(String organizationId, String accountId) {
    sql.deleteFrom(SCIM_RECORD)
        .where(SCIM_RECORD.ORGANIZATION_ID.eq(organizationId), SCIM_RECORD.ACCOUNT_ID.eq(accountId))
        .execute();
    sql.deleteFrom(FORMER_RECORD)
        .where(
            FORMER_RECORD.ORGANIZATION_ID.eq(organizationId),
            FORMER_RECORD.ACCOUNT_ID.eq(accountId))
        .execute();
  }
}
