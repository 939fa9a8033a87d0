package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;

import io.rollcall.db.Prepared;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// The accounts. Every insert and every change of an address may meet the unique index on
/// addresses.
public record AccountRows(DSLContext sql) {
  private static final Prepared INSERT = Prepared.insert(ACCOUNT);

  public Optional<AccountRow> byKey(String platformId, String addressKey) {
    return sql.selectFrom(ACCOUNT)
        .where(ACCOUNT.PLATFORM_ID.eq(platformId), ACCOUNT.ADDRESS_KEY.eq(addressKey))
        .fetchOptional(AccountRow::of);
  }

  public Optional<AccountRow> find(String id) {
    return sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountRow::of);
  }

  /// Whoever has the address now; held until the transaction ends. If a change of the address is
  /// under way, this waits for it and looks again.
  public Optional<AccountRow> lockByKey(String platformId, String addressKey) {
    return RowLock.on(
            sql,
            sql.selectFrom(ACCOUNT)
                .where(ACCOUNT.PLATFORM_ID.eq(platformId), ACCOUNT.ADDRESS_KEY.eq(addressKey)))
        .fetchOptional(AccountRow::of);
  }

  /// Held until the transaction ends.
  public Optional<AccountRow> lock(String id) {
    return RowLock.on(sql, sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)))
        .fetchOptional(AccountRow::of);
  }

  public void insert(AccountRow row) {
    INSERT
        .in(sql)
        .set(ACCOUNT.ID, row.id())
        .set(ACCOUNT.PLATFORM_ID, row.platformId())
        .set(ACCOUNT.ADDRESS_KEY, row.addressKey().orElse(null))
        .set(ACCOUNT.ADDRESS, row.address().orElse(null))
        .set(ACCOUNT.DISPLAY_NAME, row.displayName())
        .set(ACCOUNT.STATUS, row.status())
        .set(ACCOUNT.STANDS_FOR, row.standsFor().orElse(null))
        .set(ACCOUNT.CREATED_AT, row.createdAt())
        .set(ACCOUNT.CREATED_BY_ORGANIZATION_ID, row.createdBy().orElse(null))
        .set(ACCOUNT.DELETION_DUE, row.deletionDue().orElse(null))
        .execute();
  }

  /// @param due when it is to be erased; empty if it is to live
  public void changeDeletion(String id, Optional<Long> due) {
    sql.update(ACCOUNT)
        .set(ACCOUNT.DELETION_DUE, due.orElse(null))
        .where(ACCOUNT.ID.eq(id))
        .execute();
  }

  /// The ids of accounts whose deletion period is over at this time, those of longest ago first.
  public List<String> due(long at, int limit) {
    return sql.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.DELETION_DUE.le(at))
        .orderBy(ACCOUNT.DELETION_DUE, ACCOUNT.ID)
        .limit(limit)
        .fetch(ACCOUNT.ID);
  }

  /// The ids of accounts in their deletion period whose addresses are on this domain.
  public List<String> deletingOn(String platformId, String domain) {
    return sql.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(
            ACCOUNT.PLATFORM_ID.eq(platformId),
            ACCOUNT.DELETION_DUE.isNotNull(),
            ACCOUNT.ADDRESS_KEY.endsWith("@" + domain))
        .orderBy(ACCOUNT.ID)
        .fetch(ACCOUNT.ID);
  }

  public void changeAddress(AccountRow row) {
    sql.update(ACCOUNT)
        .set(ACCOUNT.ADDRESS_KEY, row.addressKey().orElse(null))
        .set(ACCOUNT.ADDRESS, row.address().orElse(null))
        .where(ACCOUNT.ID.eq(row.id()))
        .execute();
  }

  /// Writes what an account may come to be called, and whether it is disabled.
  public void update(AccountRow row) {
    sql.update(ACCOUNT)
        .set(ACCOUNT.ADDRESS_KEY, row.addressKey().orElse(null))
        .set(ACCOUNT.ADDRESS, row.address().orElse(null))
        .set(ACCOUNT.DISPLAY_NAME, row.displayName())
        .set(ACCOUNT.STATUS, row.status())
        .where(ACCOUNT.ID.eq(row.id()))
        .execute();
  }
}
