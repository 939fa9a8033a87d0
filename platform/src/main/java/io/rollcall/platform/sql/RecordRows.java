package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.FORMER_RECORD;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD_KEY;
import static org.jooq.impl.DSL.param;

import io.rollcall.db.Prepared;
import io.rollcall.platform.sql.query.SearchKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;

/// The records. What is looked for in them goes with them ([RecordKeyRows]).
public record RecordRows(DSLContext sql) {
  private static final String WAS = "was";
  private static final Prepared INSERT = Prepared.insert(SCIM_RECORD);
  private static final Prepared UPDATE =
      Prepared.of(sql ->
          sql.update(SCIM_RECORD)
              .set(
                  Prepared.parameters(
                      List.of(
                          SCIM_RECORD.EXTERNAL_ID,
                          SCIM_RECORD.DISPLAY_NAME,
                          SCIM_RECORD.DISPLAY_NAME_KEY,
                          SCIM_RECORD.USER_NAME,
                          SCIM_RECORD.USER_NAME_KEY,
                          SCIM_RECORD.ACTIVE,
                          SCIM_RECORD.DOCUMENT,
                          SCIM_RECORD.SEARCH,
                          SCIM_RECORD.VERSION,
                          SCIM_RECORD.CHANGED_AT)))
              .where(
                  SCIM_RECORD.ID.eq(param(SCIM_RECORD.ID.getName(), SCIM_RECORD.ID)),
                  SCIM_RECORD.VERSION.eq(param(WAS, SCIM_RECORD.VERSION))));

  /// A record's owner.
  ///
  /// @param directory the name of the directory; empty where the owner is the organization
  public record Owner(String id, Optional<String> directory) {}

  public void insert(RecordRow row) {
    INSERT
        .in(sql)
        .set(SCIM_RECORD.ID, row.id())
        .set(SCIM_RECORD.OWNER_ID, row.ownerId())
        .set(SCIM_RECORD.ORGANIZATION_ID, row.organizationId())
        .set(SCIM_RECORD.ACCOUNT_ID, row.accountId())
        .set(SCIM_RECORD.EXTERNAL_ID, row.externalId().orElse(null))
        .set(SCIM_RECORD.DISPLAY_NAME, row.displayName())
        .set(SCIM_RECORD.DISPLAY_NAME_KEY, row.displayNameKey())
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

  /// @param version the version that the change was made from
  /// @return whether the record still was of that version, and so was changed
  public boolean update(RecordRow row, long version) {
    return UPDATE
            .in(sql)
            .set(SCIM_RECORD.EXTERNAL_ID, row.externalId().orElse(null))
            .set(SCIM_RECORD.DISPLAY_NAME, row.displayName())
            .set(SCIM_RECORD.DISPLAY_NAME_KEY, row.displayNameKey())
            .set(SCIM_RECORD.USER_NAME, row.userName())
            .set(SCIM_RECORD.USER_NAME_KEY, row.userNameKey())
            .set(SCIM_RECORD.ACTIVE, row.active())
            .set(SCIM_RECORD.DOCUMENT, row.document())
            .set(SCIM_RECORD.SEARCH, row.search())
            .set(SCIM_RECORD.VERSION, row.version())
            .set(SCIM_RECORD.CHANGED_AT, row.changedAt())
            .set(SCIM_RECORD.ID, row.id())
            .set(WAS, version)
            .execute()
        == 1;
  }

  /// @return whether the record still was of this version, and so is gone
  public boolean delete(String id, long version) {
    return sql.deleteFrom(SCIM_RECORD)
            .where(SCIM_RECORD.ID.eq(id), SCIM_RECORD.VERSION.eq(version))
            .execute()
        == 1;
  }

  /// All records of an account in an organization, with what else makes a User of each; held until
  /// the transaction ends.
  public List<UserRow> lock(String organizationId, String accountId) {
    return RowLock.on(sql, select(isOf(organizationId, accountId)).orderBy(SCIM_RECORD.ID))
        .fetch(UserRow::of);
  }

  /// As [#lock(String, String)], and not held.
  public List<UserRow> of(String organizationId, String accountId) {
    return select(isOf(organizationId, accountId)).orderBy(SCIM_RECORD.ID).fetch(UserRow::of);
  }

  /// One record of a directory of the organization; held until the transaction ends. As
  /// [UserRows#lock].
  public Optional<UserRow> lockOne(String organizationId, String ownerId, String id) {
    Condition one =
        SCIM_RECORD
            .ID
            .eq(id)
            .and(SCIM_RECORD.OWNER_ID.eq(ownerId))
            .and(SCIM_RECORD.ORGANIZATION_ID.eq(organizationId))
            .and(SCIM_RECORD.OWNER_ID.ne(SCIM_RECORD.ORGANIZATION_ID));
    ResultQuery<Record> lock = RowLock.on(sql, select(one));
    return lock.fetchOptional(UserRow::of)
        .or(() -> hold(ownerId, id) ? lock.fetchOptional(UserRow::of) : Optional.empty());
  }

  /// Holds a record alone until the transaction ends, so that it stays with its account. What was
  /// read together with rows of another table, and waited, is lost if another transaction gave the
  /// record to another account: PostgreSQL looks at the new record beside the old other rows then.
  ///
  /// @return whether there is such a record, which matters only where several write at once
  boolean hold(String ownerId, String id) {
    return sql.family() == SQLDialect.POSTGRES
        && sql.select(SCIM_RECORD.ID)
            .from(SCIM_RECORD)
            .where(SCIM_RECORD.ID.eq(id), SCIM_RECORD.OWNER_ID.eq(ownerId))
            .forUpdate()
            .fetchOptional()
            .isPresent();
  }

  /// The records of an owner, with what else makes a User of each, in the order of their ids.
  public List<UserRow> ownedBy(String ownerId, String afterId, int limit) {
    return select(SCIM_RECORD.OWNER_ID.eq(ownerId).and(SCIM_RECORD.ID.gt(afterId)))
        .orderBy(SCIM_RECORD.ID)
        .limit(limit)
        .fetch(UserRow::of);
  }

  /// Records of which it was not made yet what is looked for; held until the transaction ends.
  public List<UserRow> unsearchable(String organizationId, int limit) {
    Condition unmade =
        SCIM_RECORD.ORGANIZATION_ID.eq(organizationId).and(SCIM_RECORD.SEARCH.eq(""));
    return RowLock.on(sql, select(unmade).orderBy(SCIM_RECORD.ID).limit(limit)).fetch(UserRow::of);
  }

  /// Records of these owners whose primary e-mail has this key, where that is an account's address.
  public List<UserRow> withAddress(Collection<String> ownerIds, String addressKey) {
    return select(
            SCIM_RECORD.ID.in(
                sql.select(SCIM_RECORD_KEY.RECORD_ID)
                    .from(SCIM_RECORD_KEY)
                    .where(
                        SCIM_RECORD_KEY.OWNER_ID.in(ownerIds),
                        SCIM_RECORD_KEY.PATH.eq(SearchKeys.ADDRESS),
                        SCIM_RECORD_KEY.SEARCH_KEY.eq(SearchKeys.indexed(addressKey)))))
        .orderBy(SCIM_RECORD.ID)
        .fetch(UserRow::of);
  }

  /// The owner's record with this userName.
  public Optional<UserRow> named(String ownerId, String userNameKey) {
    return select(SCIM_RECORD.OWNER_ID.eq(ownerId).and(SCIM_RECORD.USER_NAME_KEY.eq(userNameKey)))
        .fetchOptional(UserRow::of);
  }

  /// The owner's records with this externalId.
  public List<UserRow> known(String ownerId, String externalId) {
    return select(SCIM_RECORD.OWNER_ID.eq(ownerId).and(SCIM_RECORD.EXTERNAL_ID.eq(externalId)))
        .orderBy(SCIM_RECORD.ID)
        .fetch(UserRow::of);
  }

  /// Gives a record, and its place in its owner's groups, to another account.
  public void move(String id, String ownerId, String fromAccount, String toAccount) {
    sql.update(SCIM_RECORD)
        .set(SCIM_RECORD.ACCOUNT_ID, toAccount)
        .where(SCIM_RECORD.ID.eq(id))
        .execute();
    sql.update(GROUP_MEMBER)
        .set(GROUP_MEMBER.ACCOUNT_ID, toAccount)
        .where(
            GROUP_MEMBER.ACCOUNT_ID.eq(fromAccount),
            GROUP_MEMBER.GROUP_ID.in(
                sql.select(SCIM_GROUP.ID).from(SCIM_GROUP).where(SCIM_GROUP.OWNER_ID.eq(ownerId))))
        .execute();
  }

  /// Whose records of the account there are in the organization.
  public List<Owner> owners(String organizationId, String accountId) {
    return sql.select(SCIM_RECORD.OWNER_ID, DIRECTORY.NAME)
        .from(SCIM_RECORD)
        .leftJoin(DIRECTORY)
        .on(DIRECTORY.ID.eq(SCIM_RECORD.OWNER_ID))
        .where(isOf(organizationId, accountId))
        .orderBy(SCIM_RECORD.ID)
        .fetch(row -> new Owner(row.value1(), Optional.ofNullable(row.value2())));
  }

  /// The name of the directory of this organization that has a record with this id.
  public Optional<String> directoryOf(String organizationId, String id) {
    return sql.select(DIRECTORY.NAME)
        .from(SCIM_RECORD)
        .join(DIRECTORY)
        .on(DIRECTORY.ID.eq(SCIM_RECORD.OWNER_ID))
        .where(SCIM_RECORD.ID.eq(id), SCIM_RECORD.ORGANIZATION_ID.eq(organizationId))
        .fetchOptional(DIRECTORY.NAME);
  }

  /// The documents of records that the organization owns itself, by account id.
  public Map<String, String> documents(String organizationId, Collection<String> accountIds) {
    return sql.select(SCIM_RECORD.ACCOUNT_ID, SCIM_RECORD.DOCUMENT)
        .from(SCIM_RECORD)
        .where(
            SCIM_RECORD.OWNER_ID.eq(organizationId),
            IdList.has(sql, SCIM_RECORD.ACCOUNT_ID, accountIds))
        .fetchMap(SCIM_RECORD.ACCOUNT_ID, SCIM_RECORD.DOCUMENT);
  }

  /// Forgets all that the organization and its directories know of the accounts. Whom a directory
  /// knew remains known as its former User.
  public void deleteOf(String organizationId, Collection<String> accountIds, long at) {
    new FormerRecordRows(sql).addAll(organizationId, accountIds, at);
    sql.deleteFrom(SCIM_RECORD)
        .where(
            SCIM_RECORD.ORGANIZATION_ID.eq(organizationId),
            IdList.has(sql, SCIM_RECORD.ACCOUNT_ID, accountIds))
        .execute();
  }

  /// Former records too.
  public void deleteOwnedBy(String ownerId) {
    sql.deleteFrom(FORMER_RECORD).where(FORMER_RECORD.OWNER_ID.eq(ownerId)).execute();
    sql.deleteFrom(SCIM_RECORD).where(SCIM_RECORD.OWNER_ID.eq(ownerId)).execute();
  }

  /// Former records too.
  public void deleteOfOrganization(String organizationId) {
    sql.deleteFrom(FORMER_RECORD).where(FORMER_RECORD.ORGANIZATION_ID.eq(organizationId)).execute();
    sql.deleteFrom(SCIM_RECORD).where(SCIM_RECORD.ORGANIZATION_ID.eq(organizationId)).execute();
  }

  private SelectConditionStep<Record> select(Condition condition) {
    return sql.select(SCIM_RECORD.fields())
        .select(MEMBERSHIP.fields())
        .select(ACCOUNT.fields())
        .from(SCIM_RECORD)
        .join(MEMBERSHIP)
        .on(
            MEMBERSHIP.ORGANIZATION_ID.eq(SCIM_RECORD.ORGANIZATION_ID),
            MEMBERSHIP.ACCOUNT_ID.eq(SCIM_RECORD.ACCOUNT_ID))
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SCIM_RECORD.ACCOUNT_ID))
        .where(condition);
  }

  private static Condition isOf(String organizationId, String accountId) {
    return SCIM_RECORD.ORGANIZATION_ID.eq(organizationId).and(SCIM_RECORD.ACCOUNT_ID.eq(accountId));
  }
}
