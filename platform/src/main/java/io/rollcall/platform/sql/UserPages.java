package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import io.rollcall.platform.sql.query.Batch;
import io.rollcall.platform.sql.query.Pages;
import io.rollcall.platform.sql.query.Placed;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.platform.sql.query.Query;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Pages of the Users that SCIM may see and a query asks for.
public final class UserPages implements Pages<UserRow> {
  private final UserRows rows;
  private final Query query;
  private UserRows.@Nullable Size size;

  /// Of an owner who has groups too.
  public UserPages(UserRows rows, Query.Asked asked) {
    this(rows, rows.owner().id(), asked);
  }

  /// @param groupOwnerId whose groups they are in
  public UserPages(UserRows rows, String groupOwnerId, Query.Asked asked) {
    this.rows = rows;
    this.query = Query.users(rows.sql(), rows.owner().id(), groupOwnerId, rows.idField(), asked);
  }

  @Override
  public long count() {
    return query.isOfAll() ? size().all() - size().hidden() : counted();
  }

  private long counted() {
    return rows.sql()
        .selectCount()
        .from(query.from(UserRows.members()))
        .where(rows.visible(), query.condition())
        .fetchSingle()
        .value1();
  }

  @Override
  public Batch<UserRow> after(Optional<Position> place, long offset, int limit) {
    Condition wanted = rows.visible().and(query.condition()).and(query.after(place));
    Field<?> key = query.key().as("sort_key");
    boolean isByIds = query.isSorted() || offset > 0;
    return Batch.read(
        rows.sql()
            .select(SCIM_RECORD.fields())
            .select(MEMBERSHIP.fields())
            .select(ACCOUNT.fields())
            .select(key)
            .from(query.from(UserRows.accounts()))
            .where(isByIds ? SCIM_RECORD.ID.in(ids(wanted, place, offset, limit)) : wanted)
            .orderBy(query.order(place))
            .limit(limit)
            .offset(isByIds ? 0 : offset),
        row -> new Placed<>(UserRow.of(row), position(row, key)),
        row -> row.get(SCIM_RECORD.DOCUMENT).length() + row.get(SCIM_RECORD.SEARCH).length());
  }

  /// What has to be sorted or passed over is so without the rest of the rows, and where nobody is
  /// hidden without anybody's membership.
  private Select<Record1<String>> ids(
      Condition wanted, Optional<Position> place, long offset, int limit) {
    boolean areAllVisible = offset > 0 && query.isOfAll() && size().hidden() == 0;
    Table<?> rowsOfAll = areAllVisible ? SCIM_RECORD : UserRows.members();
    Condition ofAll = SCIM_RECORD.OWNER_ID.eq(rows.owner().id()).and(query.after(place));
    return DSL.select(SCIM_RECORD.ID)
        .from(query.from(rowsOfAll))
        .where(areAllVisible ? ofAll : wanted)
        .orderBy(query.order(place))
        .limit(limit)
        .offset(offset);
  }

  /// Read once: a page and its total are of one moment.
  private UserRows.Size size() {
    UserRows.Size known = size;
    if (known == null) {
      known = rows.size();
      size = known;
    }
    return known;
  }

  private static Position position(Record row, Field<?> key) {
    return new Position(
        Optional.ofNullable(row.get(key)).map(Object::toString), row.get(SCIM_RECORD.ID));
  }
}
