package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.ORGANIZATION;

import io.rollcall.db.Prepared;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The memberships.
public record MembershipRows(DSLContext sql) {
  private static final Prepared INSERT = Prepared.insert(MEMBERSHIP);

  /// Which members; nothing given means any.
  ///
  /// @param after the account id after which to begin
  public record Query(
      List<String> addressKeys,
      List<String> accountIds,
      Optional<String> role,
      Optional<Licensed> licensed,
      Optional<Boolean> active,
      Optional<String> after) {
    /// Whatever their licenses are.
    public Query(
        List<String> addressKeys,
        List<String> accountIds,
        Optional<String> role,
        Optional<Boolean> active,
        Optional<String> after) {
      this(addressKeys, accountIds, role, Optional.empty(), active, after);
    }

    public static final Query ANY =
        new Query(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private Condition condition() {
      return DSL.and(
          addressKeys.isEmpty() ? DSL.noCondition() : ACCOUNT.ADDRESS_KEY.in(addressKeys),
          accountIds.isEmpty() ? DSL.noCondition() : MEMBERSHIP.ACCOUNT_ID.in(accountIds),
          role.map(MEMBERSHIP.ROLE::eq).orElse(DSL.noCondition()),
          licensed.map(Licensed::condition).orElse(DSL.noCondition()),
          active.map(Query::status).orElse(DSL.noCondition()),
          after.map(MEMBERSHIP.ACCOUNT_ID::gt).orElse(DSL.noCondition()));
    }

    /// Whose account is disabled or in its deletion period is inactive everywhere.
    private static Condition status(boolean active) {
      Condition isActive = MEMBERSHIP.STATUS.eq(Status.ACTIVE.code()).and(AccountRow.usable());
      return active ? isActive : DSL.not(isActive);
    }
  }

  public Optional<MembershipRow> find(String organizationId, String accountId) {
    return sql.selectFrom(MEMBERSHIP)
        .where(MEMBERSHIP.ORGANIZATION_ID.eq(organizationId), MEMBERSHIP.ACCOUNT_ID.eq(accountId))
        .fetchOptional(MembershipRow::of);
  }

  /// Held until the transaction ends.
  public Optional<MembershipRow> lock(String organizationId, String accountId) {
    return RowLock.on(
            sql,
            sql.selectFrom(MEMBERSHIP)
                .where(
                    MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
                    MEMBERSHIP.ACCOUNT_ID.eq(accountId)))
        .fetchOptional(MembershipRow::of);
  }

  /// Those of these accounts that are or once were in the organization, by account id; held until
  /// the transaction ends.
  public Map<String, MemberRow> lock(String organizationId, Collection<String> accountIds) {
    Map<String, MemberRow> found = new LinkedHashMap<>();
    for (List<String> some : Chunks.of(accountIds)) {
      RowLock.on(
              sql,
              sql.select(MEMBERSHIP.fields())
                  .select(ACCOUNT.fields())
                  .from(MEMBERSHIP)
                  .join(ACCOUNT)
                  .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
                  .where(
                      MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
                      MEMBERSHIP.ACCOUNT_ID.in(some),
                      ACCOUNT.STANDS_FOR.isNull())
                  .orderBy(MEMBERSHIP.ACCOUNT_ID))
          .fetch(MemberRow::of)
          .forEach(row -> found.put(row.account().id(), row));
    }
    return found;
  }

  /// The members of an organization, guests included, in the order of account ids.
  public List<MemberRow> list(String organizationId, Query query, int limit) {
    return sql.select(MEMBERSHIP.fields())
        .select(ACCOUNT.fields())
        .from(MEMBERSHIP)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
        .where(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            MEMBERSHIP.STATUS.ne(Status.SEVERED.code()),
            ACCOUNT.STANDS_FOR.isNull(),
            query.condition())
        .orderBy(MEMBERSHIP.ACCOUNT_ID)
        .limit(limit)
        .fetch(MemberRow::of);
  }

  /// How many there are, whatever page is asked for.
  public int count(String organizationId, Query query) {
    return sql.selectCount()
        .from(MEMBERSHIP)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
        .where(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            MEMBERSHIP.STATUS.ne(Status.SEVERED.code()),
            query.condition())
        .fetchSingle()
        .value1();
  }

  public void insert(MembershipRow row) {
    INSERT
        .in(sql)
        .set(MEMBERSHIP.ORGANIZATION_ID, row.organizationId())
        .set(MEMBERSHIP.ACCOUNT_ID, row.accountId())
        .set(columns(row))
        .execute();
  }

  public void update(MembershipRow row) {
    sql.update(MEMBERSHIP)
        .set(columns(row))
        .where(
            MEMBERSHIP.ORGANIZATION_ID.eq(row.organizationId()),
            MEMBERSHIP.ACCOUNT_ID.eq(row.accountId()))
        .execute();
  }

  /// Ends many memberships of one organization, each with the address that its account has now.
  ///
  /// @param how without an address
  public void sever(
      String organizationId, Collection<String> accountIds, MembershipRow.Severing how) {
    Field<String> address =
        DSL.field(
            DSL.select(ACCOUNT.ADDRESS_KEY)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID)));
    sql.update(MEMBERSHIP)
        .set(MEMBERSHIP.STATUS, Status.SEVERED.code())
        .set(MEMBERSHIP.SEVERED_AT, how.at())
        .set(MEMBERSHIP.SEVERED_BY, how.by())
        .set(MEMBERSHIP.SEVERED_BY_DIRECTORY, how.directory().orElse(null))
        .set(MEMBERSHIP.SEVERED_ADDRESS_KEY, DSL.coalesce(address, DSL.inline("")))
        .where(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            IdList.has(sql, MEMBERSHIP.ACCOUNT_ID, accountIds))
        .execute();
  }

  public void recordActivity(String organizationId, String accountId, long at) {
    sql.update(MEMBERSHIP)
        .set(MEMBERSHIP.LAST_ACTIVITY_AT, at)
        .where(MEMBERSHIP.ORGANIZATION_ID.eq(organizationId), MEMBERSHIP.ACCOUNT_ID.eq(accountId))
        .execute();
  }

  /// Whether another organization has the account.
  public boolean isElsewhere(String organizationId, String accountId) {
    return elsewhere(organizationId, accountId, MEMBERSHIP.STATUS.ne(Status.SEVERED.code()));
  }

  /// Whether another organization has the account in one of these roles.
  public boolean isElsewhere(String organizationId, String accountId, Collection<String> roles) {
    return elsewhere(
        organizationId,
        accountId,
        MEMBERSHIP.STATUS.ne(Status.SEVERED.code()).and(MEMBERSHIP.ROLE.in(roles)));
  }

  /// Whether another organization has the account, or had it.
  public boolean wasElsewhere(String organizationId, String accountId) {
    return elsewhere(organizationId, accountId, DSL.noCondition());
  }

  private boolean elsewhere(String organizationId, String accountId, Condition how) {
    return sql.fetchExists(
        MEMBERSHIP,
        MEMBERSHIP
            .ACCOUNT_ID
            .eq(accountId)
            .and(MEMBERSHIP.ORGANIZATION_ID.ne(organizationId))
            .and(how));
  }

  /// Where the account is or was, for the operator: organization, role and status in a line each.
  public List<String> whereabouts(String accountId) {
    return sql.select(ORGANIZATION.NAME, MEMBERSHIP.ROLE, MEMBERSHIP.STATUS)
        .from(MEMBERSHIP)
        .join(ORGANIZATION)
        .on(ORGANIZATION.ID.eq(MEMBERSHIP.ORGANIZATION_ID))
        .where(MEMBERSHIP.ACCOUNT_ID.eq(accountId))
        .orderBy(ORGANIZATION.NAME)
        .fetch(row -> row.value1() + ": " + row.value2() + ", " + row.value3());
  }

  /// Whether the organization has another active administrator. Until the transaction ends, nobody
  /// else decides on this question for the same organization.
  public boolean hasOtherAdministrator(String organizationId, String accountId, String adminRole) {
    var _ =
        RowLock.alone(
                sql,
                sql.select(ORGANIZATION.ID)
                    .from(ORGANIZATION)
                    .where(ORGANIZATION.ID.eq(organizationId)))
            .fetch();
    return sql.fetchExists(
        DSL.selectOne()
            .from(MEMBERSHIP)
            .join(ACCOUNT)
            .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
            .where(
                MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
                MEMBERSHIP.ACCOUNT_ID.ne(accountId),
                MEMBERSHIP.ROLE.eq(adminRole),
                MEMBERSHIP.STATUS.eq(Status.ACTIVE.code()),
                AccountRow.usable()));
  }

  private static Map<Field<?>, @Nullable Object> columns(MembershipRow row) {
    Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put(MEMBERSHIP.ROLE, row.role());
    put(columns, MEMBERSHIP.LICENSE, row.license());
    columns.put(MEMBERSHIP.STATUS, row.status().code());
    columns.put(MEMBERSHIP.ORIGIN, row.origin().code());
    columns.put(MEMBERSHIP.SINCE, row.since());
    put(columns, MEMBERSHIP.DIRECTORY_ID, row.from().map(MembershipRow.DirectoryName::id));
    put(columns, MEMBERSHIP.DIRECTORY_NAME, row.from().map(MembershipRow.DirectoryName::name));
    put(columns, MEMBERSHIP.LICENSE_ASSIGNED_AT, row.licenseAssignedAt());
    put(columns, MEMBERSHIP.LAST_ACTIVITY_AT, row.lastActivityAt());
    Optional<MembershipRow.Severing> severing = row.severing();
    put(columns, MEMBERSHIP.SEVERED_AT, severing.map(MembershipRow.Severing::at));
    put(columns, MEMBERSHIP.SEVERED_BY, severing.map(MembershipRow.Severing::by));
    put(columns, MEMBERSHIP.SEVERED_BY_DIRECTORY, severing.flatMap(s -> s.directory()));
    put(columns, MEMBERSHIP.SEVERED_ADDRESS_KEY, severing.map(s -> s.addressKey()));
    return columns;
  }

  private static <T> void put(
      Map<Field<?>, @Nullable Object> columns, Field<T> field, Optional<T> value) {
    columns.put(field, value.orElse(null));
  }
}
