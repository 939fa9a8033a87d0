package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What the ids in a request to change a group's members are.
public record NamedMembers(DSLContext sql) {
  /// So many are looked up together with the group; the group's columns come with each of them.
  private static final int TOGETHER = 50;

  private static final String NAMED = "named";
  private static final Field<String> ID = DSL.field(DSL.name(NAMED, "id"), String.class);
  private static final Field<Integer> IS_GROUP =
      DSL.field(DSL.name(NAMED, "is_group"), Integer.class);

  /// Those of the ids that are Users of the owner, and those that are its groups.
  public record Known(Set<String> users, Set<String> groups) {
    static final Known NOBODY = new Known(Set.of(), Set.of());

    public Known {
      users = Set.copyOf(users);
      groups = Set.copyOf(groups);
    }
  }

  /// @param known what was named with it
  public record InGroup(GroupRows.Row group, Known known) {}

  /// The group, which then stays until the transaction ends, and what the ids are: one statement,
  /// if the ids are few. Others may hold the group in the same way.
  public Optional<InGroup> keep(String ownerId, String groupId, Collection<String> ids) {
    if (ids.isEmpty() || ids.size() > TOGETHER) {
      return group(ownerId, groupId).map(row -> new InGroup(row, of(ownerId, ids)));
    }
    List<Record> rows =
        List.copyOf(
            sql.fetch(
                RowLock.keeping(
                    sql,
                    SCIM_GROUP,
                    select(GroupRows.fields())
                        .select(ID, IS_GROUP)
                        .from(SCIM_GROUP)
                        .leftJoin(named(ownerId, ids))
                        .on(trueCondition())
                        .where(GroupRows.isGroup(ownerId, groupId)))));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new InGroup(GroupRows.Row.of(rows.getFirst()), known(rows)));
  }

  public Known of(String ownerId, Collection<String> ids) {
    return ids.isEmpty()
        ? Known.NOBODY
        : known(List.copyOf(sql.select(ID, IS_GROUP).from(named(ownerId, ids)).fetch()));
  }

  private Optional<GroupRows.Row> group(String ownerId, String groupId) {
    return sql.fetchOptional(
            RowLock.keeping(
                sql,
                SCIM_GROUP,
                select(GroupRows.fields())
                    .from(SCIM_GROUP)
                    .where(GroupRows.isGroup(ownerId, groupId))))
        .map(GroupRows.Row::of);
  }

  private Table<?> named(String ownerId, Collection<String> ids) {
    var other = SCIM_GROUP.as("other");
    Select<Record2<String, Integer>> both =
        select(SCIM_RECORD.ID.as("id"), inline(0).as("is_group"))
            .from(SCIM_RECORD)
            .where(SCIM_RECORD.OWNER_ID.eq(ownerId), IdList.has(sql, SCIM_RECORD.ID, ids))
            .unionAll(
                select(other.ID, inline(1))
                    .from(other)
                    .where(other.OWNER_ID.eq(ownerId), IdList.has(sql, other.ID, ids)));
    return both.asTable(NAMED);
  }

  private static Known known(List<? extends Record> rows) {
    Set<String> users = new LinkedHashSet<>();
    Set<String> groups = new LinkedHashSet<>();
    for (Record row : rows) {
      Optional.ofNullable(row.get(ID))
          .ifPresent(id -> (row.get(IS_GROUP) == 1 ? groups : users).add(id));
    }
    return new Known(users, groups);
  }
}
