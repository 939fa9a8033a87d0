package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The user groups of one owner, with what only they have.
public record UserGroupRows(DSLContext sql, String ownerId) {
  public record Row(String id, String name, String description, long createdAt) {
    private static Row of(Record row) {
      return new Row(
          row.get(SCIM_GROUP.ID),
          row.get(SCIM_GROUP.DISPLAY_NAME),
          row.get(SCIM_GROUP.DESCRIPTION),
          row.get(SCIM_GROUP.CREATED_AT));
    }
  }

  /// In the order of ids.
  public List<Row> page(Optional<String> after, int limit) {
    return rows(after.map(SCIM_GROUP.ID::gt).orElse(DSL.noCondition()), limit);
  }

  public Optional<Row> find(String id) {
    return rows(SCIM_GROUP.ID.eq(id), 1).stream().findFirst();
  }

  private List<Row> rows(Condition which, int limit) {
    return sql.select(
            SCIM_GROUP.ID, SCIM_GROUP.DISPLAY_NAME, SCIM_GROUP.DESCRIPTION, SCIM_GROUP.CREATED_AT)
        .from(SCIM_GROUP)
        .where(SCIM_GROUP.OWNER_ID.eq(ownerId), which)
        .orderBy(SCIM_GROUP.ID)
        .limit(limit)
        .fetch(Row::of);
  }

  public void describe(String id, String description) {
    sql.update(SCIM_GROUP)
        .set(SCIM_GROUP.DESCRIPTION, description)
        .where(SCIM_GROUP.OWNER_ID.eq(ownerId), SCIM_GROUP.ID.eq(id))
        .execute();
  }
}
