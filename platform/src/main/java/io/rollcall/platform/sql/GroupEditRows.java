package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.GROUP_EDIT;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// How often the members of a group were changed, counted beside the group's row: each connection
/// has a counter of its own, so that parallel writers do not wait for each other.
public record GroupEditRows(DSLContext sql) {

  /// The version of a group: its own, plus every change of its members.
  static Field<Long> version() {
    Field<Long> edits =
        DSL.field(
            select(sum(GROUP_EDIT.EDITS).cast(SQLDataType.BIGINT))
                .from(GROUP_EDIT)
                .where(GROUP_EDIT.GROUP_ID.eq(SCIM_GROUP.ID)));
    return SCIM_GROUP.VERSION.plus(coalesce(edits, inline(0L)));
  }

  /// When a group or its members were changed last.
  static Field<Long> changedAt() {
    Field<Long> edited =
        DSL.field(
            select(max(GROUP_EDIT.CHANGED_AT))
                .from(GROUP_EDIT)
                .where(GROUP_EDIT.GROUP_ID.eq(SCIM_GROUP.ID)));
    return greatest(SCIM_GROUP.CHANGED_AT, coalesce(edited, inline(0L)));
  }

  /// The members of a group that the caller holds were changed.
  public void count(String groupId, long at) {
    sql.insertInto(
            GROUP_EDIT,
            GROUP_EDIT.GROUP_ID,
            GROUP_EDIT.SHARD,
            GROUP_EDIT.EDITS,
            GROUP_EDIT.CHANGED_AT)
        .values(val(groupId), shard(), inline(1L), val(at))
        .onConflict(GROUP_EDIT.GROUP_ID, GROUP_EDIT.SHARD)
        .doUpdate()
        .set(GROUP_EDIT.EDITS, GROUP_EDIT.EDITS.plus(1))
        .set(GROUP_EDIT.CHANGED_AT, greatest(GROUP_EDIT.CHANGED_AT, val(at)))
        .execute();
  }

  /// The members of these groups are about to be changed; holds the groups that are still there.
  void countIn(Condition groups, long at) {
    sql.insertInto(
            GROUP_EDIT,
            GROUP_EDIT.GROUP_ID,
            GROUP_EDIT.SHARD,
            GROUP_EDIT.EDITS,
            GROUP_EDIT.CHANGED_AT)
        .select(
            RowLock.keeping(
                sql,
                SCIM_GROUP,
                select(SCIM_GROUP.ID, shard(), inline(1L), val(at))
                    .from(SCIM_GROUP)
                    .where(groups)
                    .orderBy(SCIM_GROUP.ID)))
        .onConflict(GROUP_EDIT.GROUP_ID, GROUP_EDIT.SHARD)
        .doUpdate()
        .set(GROUP_EDIT.EDITS, GROUP_EDIT.EDITS.plus(1))
        .set(GROUP_EDIT.CHANGED_AT, greatest(GROUP_EDIT.CHANGED_AT, val(at)))
        .execute();
  }

  private Field<Integer> shard() {
    return sql.family() == SQLDialect.POSTGRES
        ? DSL.field("pg_backend_pid() % 1024", Integer.class)
        : inline(0);
  }
}
