package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;

import io.rollcall.platform.sql.query.Batch;
import io.rollcall.platform.sql.query.Pages;
import io.rollcall.platform.sql.query.Placed;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.platform.sql.query.Query;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// Pages of the owner's groups that a query asks for.
public final class GroupPages implements Pages<GroupRows.Row> {
  private final DSLContext sql;
  private final String ownerId;
  private final Query query;

  /// Of an owner who has Users too.
  public GroupPages(DSLContext sql, String ownerId, boolean idIsAccount, Query.Asked asked) {
    this(sql, ownerId, ownerId, idIsAccount, asked);
  }

  /// @param userOwnerId whose records the members are
  /// @param idIsAccount whether the id of a member is its account's, else its record's
  public GroupPages(
      DSLContext sql, String ownerId, String userOwnerId, boolean idIsAccount, Query.Asked asked) {
    this.sql = sql;
    this.ownerId = ownerId;
    this.query = Query.groups(sql, userOwnerId, idIsAccount, GroupEditRows.changedAt(), asked);
  }

  @Override
  public long count() {
    return sql.selectCount()
        .from(query.from(SCIM_GROUP))
        .where(SCIM_GROUP.OWNER_ID.eq(ownerId), query.condition())
        .fetchSingle()
        .value1();
  }

  @Override
  public Batch<GroupRows.Row> after(Optional<Position> place, long offset, int limit) {
    Condition wanted =
        SCIM_GROUP.OWNER_ID.eq(ownerId).and(query.condition()).and(query.after(place));
    Field<?> key = query.key().as("sort_key");
    return Batch.read(
        sql.select(GroupRows.fields())
            .select(key)
            .from(query.from(SCIM_GROUP))
            .where(query.isSorted() ? SCIM_GROUP.ID.in(ids(wanted, place, offset, limit)) : wanted)
            .orderBy(query.order(place))
            .limit(limit)
            .offset(query.isSorted() ? 0 : offset),
        row -> new Placed<>(GroupRows.Row.of(row), position(row, key)),
        row -> row.get(SCIM_GROUP.DOCUMENT).length() + row.get(SCIM_GROUP.SEARCH).length());
  }

  /// What has to be sorted is sorted without the rest of the rows.
  private Select<Record1<String>> ids(
      Condition wanted, Optional<Position> place, long offset, int limit) {
    return DSL.select(SCIM_GROUP.ID)
        .from(query.from(SCIM_GROUP))
        .where(wanted)
        .orderBy(query.order(place))
        .limit(limit)
        .offset(offset);
  }

  private static Position position(Record row, Field<?> key) {
    return new Position(
        Optional.ofNullable(row.get(key)).map(Object::toString), row.get(SCIM_GROUP.ID));
  }
}
