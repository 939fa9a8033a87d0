package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import io.rollcall.db.Prepared;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.TableField;

/// The Users that SCIM may see. All reading goes through the one predicate here.
///
/// @param idIsAccount whether the SCIM id is the account's, else the record's
public record UserRows(DSLContext sql, Owner owner, boolean idIsAccount) {
  private static final Param<String> ID = param("id", String.class);
  private static final Param<String> OWNER = param("owner", String.class);

  /// Whose records are the Users.
  ///
  /// @param id a directory, or the organization where its directories share them
  public record Owner(String id, String organizationId, Roles roles) {}

  /// Which roles SCIM shows. To be made once, since it prepares the statements that ask for them.
  public static final class Roles {
    private final Collection<String> users;
    private final Collection<String> others;
    private final Prepared findAccount;
    private final Prepared findRecord;
    private final Prepared lockAccount;
    private final Prepared lockRecord;

    /// @param users the codes of the roles that SCIM shows
    /// @param others the codes of all others
    public Roles(Collection<String> users, Collection<String> others) {
      this.users = List.copyOf(users);
      this.others = List.copyOf(others);
      this.findAccount = find(SCIM_RECORD.ACCOUNT_ID);
      this.findRecord = find(SCIM_RECORD.ID);
      this.lockAccount = lock(SCIM_RECORD.ACCOUNT_ID);
      this.lockRecord = lock(SCIM_RECORD.ID);
    }

    private Prepared find(Field<String> id) {
      return Prepared.of(sql -> select(sql).where(visible(OWNER), id.eq(ID)));
    }

    private Prepared lock(Field<String> id) {
      return Prepared.of(sql -> RowLock.on(sql, select(sql).where(visible(OWNER), id.eq(ID))));
    }

    private Condition visible(Field<String> ownerId) {
      return SCIM_RECORD
          .OWNER_ID
          .eq(ownerId)
          .and(MEMBERSHIP.STATUS.ne(Status.SEVERED.code()))
          .and(MEMBERSHIP.ROLE.in(users));
    }
  }

  /// How many records the owner has.
  ///
  /// @param hidden how many of them SCIM does not show
  record Size(long all, long hidden) {}

  public Optional<UserRow> find(String id) {
    return fetch(idIsAccount ? owner.roles().findAccount : owner.roles().findRecord, id);
  }

  private Optional<UserRow> fetch(Prepared one, String id) {
    return one.in(sql).set("owner", owner.id()).set("id", id).fetchOptional(UserRow::of);
  }

  /// Held until the transaction ends. A record that belongs to another account since this began to
  /// wait for it is found with that one.
  public Optional<UserRow> lock(String id) {
    return idIsAccount
        ? fetch(owner.roles().lockAccount, id)
        : fetch(owner.roles().lockRecord, id)
            .or(() ->
                new RecordRows(sql).hold(owner.id(), id)
                    ? fetch(owner.roles().lockRecord, id)
                    : Optional.empty());
  }

  /// Those with this externalId; held until the transaction ends. The records are held first, so
  /// that each is found with the account that it belongs to then.
  public List<UserRow> lockByExternalId(String externalId, int limit) {
    Condition known =
        SCIM_RECORD.OWNER_ID.eq(owner.id()).and(SCIM_RECORD.EXTERNAL_ID.eq(externalId));
    RowLock.take(
        sql,
        () ->
            sql.select(SCIM_RECORD.ID)
                .from(SCIM_RECORD)
                .where(known)
                .orderBy(SCIM_RECORD.ID)
                .limit(limit)
                .forUpdate());
    return RowLock.on(sql, select(sql).where(visible(), known).orderBy(SCIM_RECORD.ID).limit(limit))
        .fetch(UserRow::of);
  }

  /// The field that the SCIM id is compared with.
  TableField<Record, String> idField() {
    return idIsAccount ? SCIM_RECORD.ACCOUNT_ID : SCIM_RECORD.ID;
  }

  private static SelectJoinStep<Record> select(DSLContext sql) {
    return sql.select(SCIM_RECORD.fields())
        .select(MEMBERSHIP.fields())
        .select(ACCOUNT.fields())
        .from(accounts());
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
    return owner.roles().visible(val(owner.id()));
  }

  /// Counted without looking at everybody's membership: whom [#visible] leaves out are few, and
  /// found by their standing.
  Size size() {
    Field<Integer> all =
        field(selectCount().from(SCIM_RECORD).where(SCIM_RECORD.OWNER_ID.eq(owner.id())));
    Condition guests =
        MEMBERSHIP
            .STATUS
            .in(Status.ACTIVE.code(), Status.INACTIVE.code())
            .and(MEMBERSHIP.ROLE.in(owner.roles().others));
    Field<Integer> hidden =
        hidden(MEMBERSHIP.STATUS.eq(Status.SEVERED.code())).plus(hidden(guests));
    return sql.select(all, hidden).fetchSingle(row -> new Size(row.value1(), row.value2()));
  }

  /// Those who once were Users may be many, and have no records any more.
  private Field<Integer> hidden(Condition standing) {
    return field(
        selectCount()
            .from(MEMBERSHIP)
            .crossJoin(SCIM_RECORD)
            .where(
                MEMBERSHIP.ORGANIZATION_ID.eq(owner.organizationId()),
                standing,
                SCIM_RECORD.OWNER_ID.eq(owner.id()),
                SCIM_RECORD.ACCOUNT_ID.eq(MEMBERSHIP.ACCOUNT_ID)));
  }
}
