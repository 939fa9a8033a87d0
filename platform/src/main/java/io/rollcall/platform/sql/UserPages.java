package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import io.rollcall.platform.sql.query.Pages;
import io.rollcall.platform.sql.query.Placed;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.platform.sql.query.Query;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Pages of the Users that SCIM may see and a query asks for.
public final class UserPages implements Pages<UserRow> {
  private final UserRows rows;
  private final Query query;

  public UserPages(UserRows rows, Query.Asked asked) {
    this.rows = rows;
    this.query = Query.users(rows.sql(), rows.ownerId(), rows.idField(), asked);
  }

  @Override
  public long count() {
    return rows.sql()
        .selectCount()
        .from(query.from(UserRows.members()))
        .where(rows.visible(), query.condition())
        .fetchSingle()
        .value1();
  }

  @Override
  public List<Placed<UserRow>> after(Optional<Position> place, long offset, int limit) {
    Condition wanted = rows.visible().and(query.condition()).and(query.after(place));
    Field<?> key = query.key().as("sort_key");
    return rows.sql()
        .select(SCIM_RECORD.fields())
        .select(MEMBERSHIP.fields())
        .select(ACCOUNT.fields())
        .select(key)
        .from(query.from(UserRows.accounts()))
        .where(query.isSorted() ? SCIM_RECORD.ID.in(ids(wanted, place, offset, limit)) : wanted)
        .orderBy(query.order(place))
        .limit(limit)
        .offset(query.isSorted() ? 0 : offset)
        .fetch(row -> new Placed<>(UserRow.of(row), position(row, key)));
  }

  /// What has to be sorted is sorted without the rest of the rows.
  private Select<Record1<String>> ids(
      Condition wanted, Optional<Position> place, long offset, int limit) {
    Table<?> members = query.from(UserRows.members());
    return DSL.select(SCIM_RECORD.ID)
        .from(members)
        .where(wanted)
        .orderBy(query.order(place))
        .limit(limit)
        .offset(offset);
  }

  private static Position position(Record row, Field<?> key) {
    return new Position(
        Optional.ofNullable(row.get(key)).map(Object::toString), row.get(SCIM_RECORD.ID));
  }
}
