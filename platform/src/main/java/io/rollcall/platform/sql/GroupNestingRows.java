package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.GROUP_NESTING;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Record2;

/// Which groups are members of which; never in a circle.
public record GroupNestingRows(DSLContext sql) {

  /// Waits until no other transaction puts groups of this directory into groups, and lets none do
  /// so until this one ends: two that each look fine could close a circle together.
  public void takeTurn(String directoryId) {
    RowLock.take(
        sql,
        () ->
            sql.select(DIRECTORY.ID)
                .from(DIRECTORY)
                .where(DIRECTORY.ID.eq(directoryId))
                .forNoKeyUpdate());
  }

  /// For the group and every group that it is in, at any depth: the groups that have it as a
  /// member.
  public Map<String, List<String>> above(String groupId) {
    CommonTableExpression<Record2<String, String>> above =
        name("above")
            .fields("group_id", "member_id")
            .as(
                select(GROUP_NESTING.GROUP_ID, GROUP_NESTING.MEMBER_ID)
                    .from(GROUP_NESTING)
                    .where(GROUP_NESTING.MEMBER_ID.eq(groupId))
                    .union(
                        select(GROUP_NESTING.GROUP_ID, GROUP_NESTING.MEMBER_ID)
                            .from(table(name("above")))
                            .crossJoin(GROUP_NESTING)
                            .where(
                                GROUP_NESTING.MEMBER_ID.eq(
                                    field(name("above", "group_id"), String.class)))));
    return sql.withRecursive(above)
        .select(above.field(1, String.class), above.field(0, String.class))
        .from(above)
        .fetchGroups(Record2::value1, Record2::value2);
  }

  /// Adding a group that is there already changes nothing; one that is deleted just now is not
  /// added.
  public int add(String groupId, String ownerId, Collection<String> memberIds, long at) {
    return sql.insertInto(
            GROUP_NESTING, GROUP_NESTING.GROUP_ID, GROUP_NESTING.MEMBER_ID, GROUP_NESTING.SINCE)
        .select(
            RowLock.keeping(
                sql,
                SCIM_GROUP,
                select(val(groupId), SCIM_GROUP.ID, val(at))
                    .from(SCIM_GROUP)
                    .where(
                        SCIM_GROUP.OWNER_ID.eq(ownerId), IdList.has(sql, SCIM_GROUP.ID, memberIds))
                    .orderBy(SCIM_GROUP.ID)))
        .onConflictDoNothing()
        .execute();
  }

  /// Removing a group that is not there changes nothing.
  public int remove(String groupId, Collection<String> memberIds) {
    return sql.deleteFrom(GROUP_NESTING)
        .where(
            GROUP_NESTING.GROUP_ID.eq(groupId), IdList.has(sql, GROUP_NESTING.MEMBER_ID, memberIds))
        .execute();
  }

  /// Removes all other groups.
  public int keep(String groupId, Collection<String> memberIds) {
    return sql.deleteFrom(GROUP_NESTING)
        .where(
            GROUP_NESTING.GROUP_ID.eq(groupId),
            GROUP_NESTING.MEMBER_ID.notIn(IdList.of(sql, memberIds)))
        .execute();
  }
}
