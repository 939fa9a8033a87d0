package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.FORMER_RECORD;
import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/// Deletes what is older than it may become, some rows at a time. Each method says how many it
/// found; what came back to life since is left alone.
public record RetentionRows(DSLContext sql) {
  public int deleteLog(long before, int atMost) {
    List<String> ids =
        sql.select(LOG_ENTRY.ID)
            .from(LOG_ENTRY)
            .where(LOG_ENTRY.AT.lt(before))
            .limit(atMost)
            .fetch(LOG_ENTRY.ID);
    sql.deleteFrom(LOG_ENTRY).where(LOG_ENTRY.ID.in(ids)).execute();
    return ids.size();
  }

  public int deleteFormer(long before, int atMost) {
    List<Record2<String, String>> some =
        sql.select(FORMER_RECORD.OWNER_ID, FORMER_RECORD.ACCOUNT_ID)
            .from(FORMER_RECORD)
            .where(FORMER_RECORD.DELETED_AT.lt(before))
            .limit(atMost)
            .fetch();
    for (Record2<String, String> row : some) {
      sql.deleteFrom(FORMER_RECORD)
          .where(
              FORMER_RECORD.OWNER_ID.eq(row.value1()),
              FORMER_RECORD.ACCOUNT_ID.eq(row.value2()),
              FORMER_RECORD.DELETED_AT.lt(before))
          .execute();
    }
    return some.size();
  }

  /// Memberships that ended. Who created an account may change its address as long as no other
  /// organization ever had it; where that is being forgotten, so is who created it.
  public int deleteCut(long before, int atMost) {
    Condition ended =
        MEMBERSHIP.STATUS.eq(Status.SEVERED.code()).and(MEMBERSHIP.SEVERED_AT.lt(before));
    List<Record2<String, String>> some =
        sql.select(MEMBERSHIP.ORGANIZATION_ID, MEMBERSHIP.ACCOUNT_ID)
            .from(MEMBERSHIP)
            .where(ended)
            .limit(atMost)
            .fetch();
    for (Record2<String, String> row : some) {
      int deleted =
          sql.deleteFrom(MEMBERSHIP)
              .where(
                  MEMBERSHIP.ORGANIZATION_ID.eq(row.value1()),
                  MEMBERSHIP.ACCOUNT_ID.eq(row.value2()),
                  ended)
              .execute();
      if (deleted == 1) {
        forgetCreator(row.value1(), row.value2());
      }
    }
    return some.size();
  }

  private void forgetCreator(String organizationId, String accountId) {
    sql.update(ACCOUNT)
        .setNull(ACCOUNT.CREATED_BY_ORGANIZATION_ID)
        .where(ACCOUNT.ID.eq(accountId), ACCOUNT.CREATED_BY_ORGANIZATION_ID.ne(organizationId))
        .execute();
  }

  /// Accounts that are in no organization and that nobody remembers.
  public int deleteAccounts(long before, int atMost) {
    Condition unknown =
        DSL.and(
            ACCOUNT.CREATED_AT.lt(before),
            DSL.notExists(
                DSL.selectOne().from(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT_ID.eq(ACCOUNT.ID))),
            DSL.notExists(
                DSL.selectOne().from(SCIM_RECORD).where(SCIM_RECORD.ACCOUNT_ID.eq(ACCOUNT.ID))),
            DSL.notExists(
                DSL.selectOne()
                    .from(FORMER_RECORD)
                    .where(FORMER_RECORD.ACCOUNT_ID.eq(ACCOUNT.ID))));
    List<String> ids =
        sql.select(ACCOUNT.ID).from(ACCOUNT).where(unknown).limit(atMost).fetch(ACCOUNT.ID);
    sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.in(ids), unknown).execute();
    return ids.size();
  }
}
