package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.ORGANIZATION;
import static io.rollcall.platform.sql.tables.Tables.TEAM;
import static org.jooq.impl.DSL.inline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The people in the groups of one organization: of its teams and its user groups.
public record GroupPeopleRows(DSLContext sql, String organizationId) {
  /// The role of who administers the team.
  public static final String ADMIN = "admin";

  public record Row(String accountId, Optional<String> address, String role, long since) {
    private static Row of(Record row) {
      return new Row(
          row.get(GROUP_MEMBER.ACCOUNT_ID),
          Optional.ofNullable(row.get(ACCOUNT.ADDRESS)),
          row.get(GROUP_MEMBER.ROLE),
          row.get(GROUP_MEMBER.SINCE));
    }
  }

  /// In the order of account ids.
  public List<Row> page(String groupId, Optional<String> role, Optional<String> after, int limit) {
    return rows(
        groupId,
        DSL.and(
            role.map(GROUP_MEMBER.ROLE::eq).orElse(DSL.noCondition()),
            after.map(GROUP_MEMBER.ACCOUNT_ID::gt).orElse(DSL.noCondition())),
        limit);
  }

  public Optional<Row> find(String groupId, String accountId) {
    return rows(groupId, GROUP_MEMBER.ACCOUNT_ID.eq(accountId), 1).stream().findFirst();
  }

  private List<Row> rows(String groupId, Condition which, int limit) {
    return sql.select(
            GROUP_MEMBER.ACCOUNT_ID, ACCOUNT.ADDRESS, GROUP_MEMBER.ROLE, GROUP_MEMBER.SINCE)
        .from(GROUP_MEMBER)
        .join(MEMBERSHIP)
        .on(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            MEMBERSHIP.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID))
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(GROUP_MEMBER.ACCOUNT_ID))
        .where(
            GROUP_MEMBER.GROUP_ID.eq(groupId), MEMBERSHIP.STATUS.ne(Status.SEVERED.code()), which)
        .orderBy(GROUP_MEMBER.ACCOUNT_ID)
        .limit(limit)
        .fetch(Row::of);
  }

  /// Those of the accounts that are in the group.
  public Set<String> among(String groupId, Collection<String> accountIds) {
    return accountIds.isEmpty()
        ? Set.of()
        : sql.select(GROUP_MEMBER.ACCOUNT_ID)
            .from(GROUP_MEMBER)
            .where(
                GROUP_MEMBER.GROUP_ID.eq(groupId),
                IdList.has(sql, GROUP_MEMBER.ACCOUNT_ID, accountIds))
            .fetchSet(GROUP_MEMBER.ACCOUNT_ID);
  }

  public void setRole(String groupId, String accountId, String role) {
    sql.update(GROUP_MEMBER)
        .set(GROUP_MEMBER.ROLE, role)
        .where(GROUP_MEMBER.GROUP_ID.eq(groupId), GROUP_MEMBER.ACCOUNT_ID.eq(accountId))
        .execute();
  }

  /// The groups of the organization's teams that the account administers.
  public List<String> administeredBy(String accountId) {
    return sql.select(GROUP_MEMBER.GROUP_ID)
        .from(GROUP_MEMBER)
        .join(TEAM)
        .on(TEAM.GROUP_ID.eq(GROUP_MEMBER.GROUP_ID), TEAM.ORGANIZATION_ID.eq(organizationId))
        .where(GROUP_MEMBER.ACCOUNT_ID.eq(accountId), GROUP_MEMBER.ROLE.eq(inline(ADMIN)))
        .orderBy(GROUP_MEMBER.GROUP_ID)
        .fetch(GROUP_MEMBER.GROUP_ID);
  }

  /// The active administrators of a group.
  public Set<String> administrators(String groupId) {
    return sql.select(GROUP_MEMBER.ACCOUNT_ID)
        .from(GROUP_MEMBER)
        .join(MEMBERSHIP)
        .on(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            MEMBERSHIP.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID))
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(GROUP_MEMBER.ACCOUNT_ID))
        .where(
            GROUP_MEMBER.GROUP_ID.eq(groupId),
            GROUP_MEMBER.ROLE.eq(inline(ADMIN)),
            MEMBERSHIP.STATUS.eq(Status.ACTIVE.code()),
            AccountRow.usable())
        .fetchSet(GROUP_MEMBER.ACCOUNT_ID);
  }

  /// Those in the group of a team who have this role in the organization, never signed in, and are
  /// in no other team.
  ///
  /// @param some those that are looked at; empty for all of the group
  public List<String> newcomersOnlyIn(
      String groupId, String role, Optional<Collection<String>> some, int limit) {
    var other = GROUP_MEMBER.as("other");
    return sql.select(GROUP_MEMBER.ACCOUNT_ID)
        .from(GROUP_MEMBER)
        .join(MEMBERSHIP)
        .on(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            MEMBERSHIP.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID))
        .where(
            GROUP_MEMBER.GROUP_ID.eq(groupId),
            some.map(ids -> IdList.has(sql, GROUP_MEMBER.ACCOUNT_ID, ids))
                .orElse(DSL.noCondition()),
            isNewcomer(role),
            DSL.notExists(
                DSL.selectOne()
                    .from(other)
                    .join(TEAM)
                    .on(TEAM.GROUP_ID.eq(other.GROUP_ID))
                    .where(
                        other.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID),
                        other.GROUP_ID.ne(groupId),
                        TEAM.ORGANIZATION_ID.eq(organizationId))))
        .orderBy(GROUP_MEMBER.ACCOUNT_ID)
        .limit(limit)
        .fetch(GROUP_MEMBER.ACCOUNT_ID);
  }

  /// Holds the people of a group who have this role in the organization and never signed in,
  /// however many they are, until the transaction ends.
  ///
  /// @param but those who are not held
  public void holdNewcomers(String groupId, String role, Collection<String> but) {
    RowLock.take(
        sql,
        () ->
            sql.selectCount()
                .from(
                    sql.select(MEMBERSHIP.ACCOUNT_ID)
                        .from(GROUP_MEMBER)
                        .join(MEMBERSHIP)
                        .on(
                            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
                            MEMBERSHIP.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID))
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
                        .where(
                            GROUP_MEMBER.GROUP_ID.eq(groupId),
                            GROUP_MEMBER.ACCOUNT_ID.notIn(IdList.of(sql, but)),
                            isNewcomer(role))
                        .orderBy(MEMBERSHIP.ACCOUNT_ID)
                        .forUpdate()
                        .of(MEMBERSHIP, ACCOUNT)
                        .asTable("held")));
  }

  private static Condition isNewcomer(String role) {
    return MEMBERSHIP
        .ROLE
        .eq(role)
        .and(MEMBERSHIP.STATUS.ne(Status.SEVERED.code()))
        .and(MEMBERSHIP.LAST_ACTIVITY_AT.isNull());
  }

  /// Until the transaction ends, nobody else decides who the last administrator is.
  public void holdAdministration() {
    RowLock.take(
        sql,
        () ->
            sql.select(ORGANIZATION.ID)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(organizationId))
                .forNoKeyUpdate());
  }
}
