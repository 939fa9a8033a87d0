package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import org.jooq.DSLContext;

/// The accounts of records that were cut from theirs. Each has one record, and ends with it.
public record PlaceholderRows(DSLContext sql) {

  public void delete(String id) {
    sql.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT_ID.eq(id)).execute();
    sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(id), ACCOUNT.STANDS_FOR.isNotNull()).execute();
  }

  /// Those of an organization whose record went with its directory.
  public void deleteIdle(String organizationId) {
    sql.select(ACCOUNT.ID)
        .from(MEMBERSHIP)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
        .where(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            ACCOUNT.STANDS_FOR.isNotNull(),
            notExists(selectOne().from(SCIM_RECORD).where(SCIM_RECORD.ACCOUNT_ID.eq(ACCOUNT.ID))))
        .fetch(ACCOUNT.ID)
        .forEach(this::delete);
  }

  /// Those of records that were cut from this account.
  public List<String> of(String accountId) {
    return sql.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.STANDS_FOR.eq(accountId))
        .fetch(ACCOUNT.ID);
  }
}
