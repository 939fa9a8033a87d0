package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The members of an organization, and accounts on its domains that are not in it.
public record PeopleRows(DSLContext sql, String organizationId, String platformId) {
  /// @param membership empty if the account is not in the organization
  /// @param isLinked whether a directory of the organization has a record of it
  public record Row(AccountRow account, Optional<MembershipRow> membership, boolean isLinked) {}

  /// All conditions that are given must hold; an empty list is none.
  ///
  /// @param domains those that the organization has verified
  public record Which(
      List<String> accountIds,
      List<String> addressKeys,
      List<String> groupIds,
      Optional<Boolean> managed,
      Set<String> domains) {}

  /// A group that an account is in.
  public record GroupOf(String accountId, String groupId, String name, String description) {}

  /// Whoever is in the organization, in the order of account ids.
  public List<Row> members(Which which, Optional<String> after, int limit) {
    return sql.select(ACCOUNT.fields())
        .select(MEMBERSHIP.fields())
        .select(linked())
        .from(MEMBERSHIP)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
        .where(
            here(),
            ACCOUNT.STANDS_FOR.isNull(),
            condition(which),
            after.map(MEMBERSHIP.ACCOUNT_ID::gt).orElse(DSL.noCondition()))
        .orderBy(MEMBERSHIP.ACCOUNT_ID)
        .limit(limit)
        .fetch(row -> row(row, Optional.of(MembershipRow.of(row))));
  }

  /// Whoever is on a domain of the organization and not in it, in the order of account ids.
  ///
  /// @param upTo the last account id that is looked at
  public List<Row> others(Which which, Optional<String> after, Optional<String> upTo, int limit) {
    return which.managed().filter(managed -> !managed).isPresent() || which.domains().isEmpty()
        ? List.of()
        : sql.select(ACCOUNT.fields())
            .select(linked())
            .from(ACCOUNT)
            .where(
                elsewhere(which),
                after.map(ACCOUNT.ID::gt).orElse(DSL.noCondition()),
                upTo.map(ACCOUNT.ID::le).orElse(DSL.noCondition()))
            .orderBy(ACCOUNT.ID)
            .limit(limit)
            .fetch(row -> row(row, Optional.empty()));
  }

  public int count(Which which) {
    int members =
        sql.selectCount()
            .from(MEMBERSHIP)
            .join(ACCOUNT)
            .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
            .where(here(), ACCOUNT.STANDS_FOR.isNull(), condition(which))
            .fetchSingle()
            .value1();
    return which.managed().filter(managed -> !managed).isPresent()
        ? members
        : members + sql.fetchCount(ACCOUNT, elsewhere(which));
  }

  /// The groups of the organization that these accounts are in.
  public List<GroupOf> groups(Collection<String> accountIds) {
    return accountIds.isEmpty()
        ? List.of()
        : sql.select(
                GROUP_MEMBER.ACCOUNT_ID,
                SCIM_GROUP.ID,
                SCIM_GROUP.DISPLAY_NAME,
                SCIM_GROUP.DESCRIPTION)
            .from(GROUP_MEMBER)
            .join(SCIM_GROUP)
            .on(SCIM_GROUP.ID.eq(GROUP_MEMBER.GROUP_ID))
            .where(
                SCIM_GROUP.ORGANIZATION_ID.eq(organizationId),
                IdList.has(sql, GROUP_MEMBER.ACCOUNT_ID, accountIds))
            .orderBy(GROUP_MEMBER.ACCOUNT_ID, SCIM_GROUP.ID)
            .fetch(row -> new GroupOf(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private Row row(Record row, Optional<MembershipRow> membership) {
    return new Row(AccountRow.of(row), membership, row.get("linked", Boolean.class));
  }

  private Condition here() {
    return MEMBERSHIP
        .ORGANIZATION_ID
        .eq(organizationId)
        .and(MEMBERSHIP.STATUS.ne(Status.SEVERED.code()));
  }

  private Condition elsewhere(Which which) {
    return DSL.and(
        ACCOUNT.PLATFORM_ID.eq(platformId),
        ACCOUNT.STANDS_FOR.isNull(),
        domain().in(which.domains()),
        condition(which),
        DSL.notExists(
            DSL.selectOne().from(MEMBERSHIP).where(here(), MEMBERSHIP.ACCOUNT_ID.eq(ACCOUNT.ID))));
  }

  private Condition condition(Which which) {
    return DSL.and(
        which.accountIds().isEmpty()
            ? DSL.noCondition()
            : IdList.has(sql, ACCOUNT.ID, which.accountIds()),
        which.addressKeys().isEmpty() ? DSL.noCondition() : hasAddress(which.addressKeys()),
        which.groupIds().isEmpty() ? DSL.noCondition() : inGroup(which.groupIds()),
        which.managed().map(managed -> managed(which, managed)).orElse(DSL.noCondition()));
  }

  private Condition managed(Which which, boolean managed) {
    Condition ours = ACCOUNT.ADDRESS_KEY.isNotNull().and(domain().in(which.domains()));
    return managed ? ours : DSL.not(ours);
  }

  /// As a list of ids, by which members are found without looking at all of them; so for groups.
  private Condition hasAddress(List<String> keys) {
    var held = ACCOUNT.as("held");
    return ACCOUNT.ID.in(
        DSL.select(held.ID)
            .from(held)
            .where(held.PLATFORM_ID.eq(platformId), IdList.has(sql, held.ADDRESS_KEY, keys)));
  }

  private Condition inGroup(List<String> groupIds) {
    return ACCOUNT.ID.in(
        DSL.select(GROUP_MEMBER.ACCOUNT_ID)
            .from(GROUP_MEMBER)
            .join(SCIM_GROUP)
            .on(SCIM_GROUP.ID.eq(GROUP_MEMBER.GROUP_ID))
            .where(
                SCIM_GROUP.ORGANIZATION_ID.eq(organizationId),
                IdList.has(sql, SCIM_GROUP.ID, groupIds)));
  }

  /// Written as the index `account_by_domain` has it.
  private Field<String> domain() {
    return sql.family() == SQLDialect.POSTGRES
        ? DSL.field("split_part({0}, '@', 2)", String.class, ACCOUNT.ADDRESS_KEY)
        : DSL.field("substr({0}, instr({0}, '@') + 1)", String.class, ACCOUNT.ADDRESS_KEY);
  }

  private Field<Boolean> linked() {
    return DSL.field(
            DSL.exists(
                DSL.selectOne()
                    .from(SCIM_RECORD)
                    .where(
                        SCIM_RECORD.ACCOUNT_ID.eq(ACCOUNT.ID),
                        SCIM_RECORD.ORGANIZATION_ID.eq(organizationId),
                        SCIM_RECORD.OWNER_ID.ne(organizationId))))
        .as("linked");
  }
}
