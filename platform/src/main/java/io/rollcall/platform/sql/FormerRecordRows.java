package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.FORMER_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.util.Collection;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Whom directories once knew, and under which externalId: the same one brings the same account
/// back.
public record FormerRecordRows(DSLContext sql) {
  /// The externalId under which the owner last knew the account, before its record was deleted.
  public Optional<String> externalId(String ownerId, String accountId) {
    return sql.select(FORMER_RECORD.EXTERNAL_ID)
        .from(FORMER_RECORD)
        .where(
            FORMER_RECORD.OWNER_ID.eq(ownerId),
            FORMER_RECORD.ACCOUNT_ID.eq(accountId),
            FORMER_RECORD.EXTERNAL_ID.isNotNull())
        .fetchOptional(FORMER_RECORD.EXTERNAL_ID);
  }

  /// Remembers one record that is about to be deleted.
  public void add(String recordId, long at) {
    add(SCIM_RECORD.ID.eq(recordId), at);
  }

  /// Remembers what all directories of the organization know of the accounts.
  void addAll(String organizationId, Collection<String> accountIds, long at) {
    add(
        SCIM_RECORD
            .ORGANIZATION_ID
            .eq(organizationId)
            .and(IdList.has(sql, SCIM_RECORD.ACCOUNT_ID, accountIds))
            .and(SCIM_RECORD.OWNER_ID.ne(SCIM_RECORD.ORGANIZATION_ID)),
        at);
  }

  public void delete(String ownerId, String accountId) {
    sql.deleteFrom(FORMER_RECORD)
        .where(FORMER_RECORD.OWNER_ID.eq(ownerId), FORMER_RECORD.ACCOUNT_ID.eq(accountId))
        .execute();
  }

  private void add(Condition records, long at) {
    sql.insertInto(
            FORMER_RECORD,
            FORMER_RECORD.OWNER_ID,
            FORMER_RECORD.ACCOUNT_ID,
            FORMER_RECORD.ORGANIZATION_ID,
            FORMER_RECORD.EXTERNAL_ID,
            FORMER_RECORD.DELETED_AT)
        .select(
            select(
                    SCIM_RECORD.OWNER_ID,
                    SCIM_RECORD.ACCOUNT_ID,
                    SCIM_RECORD.ORGANIZATION_ID,
                    SCIM_RECORD.EXTERNAL_ID,
                    inline(at))
                .from(SCIM_RECORD)
                .where(records))
        .onConflict(FORMER_RECORD.OWNER_ID, FORMER_RECORD.ACCOUNT_ID)
        .doUpdate()
        .set(FORMER_RECORD.EXTERNAL_ID, excluded(FORMER_RECORD.EXTERNAL_ID))
        .set(FORMER_RECORD.DELETED_AT, excluded(FORMER_RECORD.DELETED_AT))
        .execute();
  }
}
