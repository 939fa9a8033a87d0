package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.GROUP_NESTING;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.rollcall.db.Prepared;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.ResultQuery;

/// Who is in a group, and which groups somebody is in, as resources refer to each other: one
/// statement for a page. Each is a cross join with a condition: there SQLite keeps to the order as
/// written, which begins with what was asked for, and PostgreSQL knows by itself.
///
/// @param ownerId whose groups and records: a directory's, or the organization's
public record GroupReferences(DSLContext sql, String ownerId) {
  private static final String REACH = "reach";
  private static final Prepared GROUPS_OF_ONE =
      Prepared.of(sql ->
          groupsOf(
              sql,
              GROUP_MEMBER.ACCOUNT_ID.eq(param("account", String.class)),
              param("owner", String.class),
              param("most", Integer.class)));

  /// A member of a group: a User, or a group.
  public record Member(String id, String display, boolean isGroup) {}

  /// A group that somebody is in, either as a member or through groups in between.
  public record InGroup(String id, String display, boolean direct) {}

  /// The members of several groups with the names that the owner has for them, by group id.
  ///
  /// @param idIsAccount whether a User's id is the account's, else the record's
  public Map<String, List<Member>> members(
      Collection<String> groupIds, boolean idIsAccount, int atMost) {
    Field<String> userId = idIsAccount ? SCIM_RECORD.ACCOUNT_ID : SCIM_RECORD.ID;
    return sql.select(GROUP_MEMBER.GROUP_ID, userId, SCIM_RECORD.DISPLAY_NAME, inline(0))
        .from(GROUP_MEMBER)
        .crossJoin(SCIM_RECORD)
        .where(
            IdList.has(sql, GROUP_MEMBER.GROUP_ID, groupIds),
            SCIM_RECORD.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID),
            SCIM_RECORD.OWNER_ID.eq(ownerId))
        .unionAll(
            select(GROUP_NESTING.GROUP_ID, SCIM_GROUP.ID, SCIM_GROUP.DISPLAY_NAME, inline(1))
                .from(GROUP_NESTING)
                .crossJoin(SCIM_GROUP)
                .where(
                    IdList.has(sql, GROUP_NESTING.GROUP_ID, groupIds),
                    SCIM_GROUP.ID.eq(GROUP_NESTING.MEMBER_ID)))
        .orderBy(1, 4, 2)
        .limit(atMost)
        .fetchGroups(
            row -> row.value1(), row -> new Member(row.value2(), row.value3(), row.value4() == 1));
  }

  /// The groups of several people, by account id.
  public Map<String, List<InGroup>> groupsOf(Collection<String> accountIds, int atMost) {
    if (accountIds.size() == 1) {
      String id = accountIds.iterator().next();
      List<InGroup> groups = groupsOf(id, atMost);
      return groups.isEmpty() ? Map.of() : Map.of(id, groups);
    }
    return groupsOf(
            sql, IdList.has(sql, GROUP_MEMBER.ACCOUNT_ID, accountIds), val(ownerId), val(atMost))
        .fetchGroups(row -> row.get(0, String.class), GroupReferences::inGroup);
  }

  private List<InGroup> groupsOf(String accountId, int atMost) {
    return GROUPS_OF_ONE
        .in(sql)
        .set("account", accountId)
        .set("owner", ownerId)
        .set("most", atMost)
        .fetch(GroupReferences::inGroup);
  }

  private static InGroup inGroup(Record row) {
    return new InGroup(
        row.get(SCIM_GROUP.ID), row.get(SCIM_GROUP.DISPLAY_NAME), row.get(3, Integer.class) == 1);
  }

  private static ResultQuery<? extends Record> groupsOf(
      DSLContext sql, Condition isAsked, Field<String> ownerId, Param<Integer> atMost) {
    CommonTableExpression<Record3<String, String, Integer>> reach = reach(isAsked, ownerId);
    Field<String> account = field(name(REACH, "account_id"), String.class);
    return sql.withRecursive(reach)
        .select(
            account,
            SCIM_GROUP.ID,
            SCIM_GROUP.DISPLAY_NAME,
            max(field(name(REACH, "direct"), Integer.class)))
        .from(reach)
        .crossJoin(SCIM_GROUP)
        .where(SCIM_GROUP.ID.eq(field(name(REACH, "group_id"), String.class)))
        .groupBy(account, SCIM_GROUP.ID, SCIM_GROUP.DISPLAY_NAME)
        .orderBy(account, SCIM_GROUP.ID)
        .limit(atMost);
  }

  /// The groups that these accounts are in, and from there every group above. Circles, if there
  /// were any, would end: a row is found once.
  private static CommonTableExpression<Record3<String, String, Integer>> reach(
      Condition isAsked, Field<String> ownerId) {
    return name(REACH)
        .fields("account_id", "group_id", "direct")
        .as(
            select(GROUP_MEMBER.ACCOUNT_ID, GROUP_MEMBER.GROUP_ID, inline(1))
                .from(GROUP_MEMBER)
                .crossJoin(SCIM_GROUP)
                .where(
                    isAsked,
                    SCIM_GROUP.ID.eq(GROUP_MEMBER.GROUP_ID),
                    SCIM_GROUP.OWNER_ID.eq(ownerId))
                .union(
                    select(
                            field(name(REACH, "account_id"), String.class),
                            GROUP_NESTING.GROUP_ID,
                            inline(0))
                        .from(table(name(REACH)))
                        .crossJoin(GROUP_NESTING)
                        .where(
                            GROUP_NESTING.MEMBER_ID.eq(
                                field(name(REACH, "group_id"), String.class)))));
  }
}
