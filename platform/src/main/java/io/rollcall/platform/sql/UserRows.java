package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.Collection;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.TableField;

/// The Users that SCIM may see. All reading goes through the one predicate here.
///
/// @param ownerId whose records are the Users: a directory, or the organization where its
///   directories share them
/// @param userRoles the codes of the roles that SCIM shows
/// @param idIsAccount whether the SCIM id is the account's, else the record's
public record UserRows(
    DSLContext sql, String ownerId, Collection<String> userRoles, boolean idIsAccount) {

  public Optional<UserRow> find(String id) {
    return select(idField().eq(id)).fetchOptional(UserRow::of);
  }

  /// Held until the transaction ends.
  public Optional<UserRow> lock(String id) {
    return RowLock.on(sql, select(idField().eq(id))).fetchOptional(UserRow::of);
  }

  /// The field that the SCIM id is compared with.
  TableField<Record, String> idField() {
    return idIsAccount ? SCIM_RECORD.ACCOUNT_ID : SCIM_RECORD.ID;
  }

  private SelectConditionStep<Record> select(Condition condition) {
    return sql.select(SCIM_RECORD.fields())
        .select(MEMBERSHIP.fields())
        .select(ACCOUNT.fields())
        .from(accounts())
        .where(visible(), condition);
  }

  /// What [#visible] reads.
  static Table<?> members() {
    return SCIM_RECORD
        .join(MEMBERSHIP)
        .on(
            MEMBERSHIP.ORGANIZATION_ID.eq(SCIM_RECORD.ORGANIZATION_ID),
            MEMBERSHIP.ACCOUNT_ID.eq(SCIM_RECORD.ACCOUNT_ID));
  }

  /// What a User is made of.
  static Table<?> accounts() {
    return members().join(ACCOUNT).on(ACCOUNT.ID.eq(SCIM_RECORD.ACCOUNT_ID));
  }

  Condition visible() {
    return SCIM_RECORD
        .OWNER_ID
        .eq(ownerId)
        .and(MEMBERSHIP.STATUS.ne(Status.SEVERED.code()))
        .and(MEMBERSHIP.ROLE.in(userRoles));
  }
}
