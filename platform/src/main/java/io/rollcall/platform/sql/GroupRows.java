package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// The groups themselves; their members are rows of their own.
public record GroupRows(DSLContext sql) {
  /// @param ownerId whose group it is: a directory's, or the organization's where its directories
  ///   share it
  public record Row(
      String id,
      String ownerId,
      String organizationId,
      String displayName,
      long version,
      long createdAt,
      long changedAt) {
    private static Row of(Record row) {
      return new Row(
          row.get(SCIM_GROUP.ID),
          row.get(SCIM_GROUP.OWNER_ID),
          row.get(SCIM_GROUP.ORGANIZATION_ID),
          row.get(SCIM_GROUP.DISPLAY_NAME),
          row.get(SCIM_GROUP.VERSION),
          row.get(SCIM_GROUP.CREATED_AT),
          row.get(SCIM_GROUP.CHANGED_AT));
    }
  }

  public void insert(Row row) {
    sql.insertInto(SCIM_GROUP)
        .set(SCIM_GROUP.ID, row.id())
        .set(SCIM_GROUP.OWNER_ID, row.ownerId())
        .set(SCIM_GROUP.ORGANIZATION_ID, row.organizationId())
        .set(SCIM_GROUP.DOCUMENT, "{}")
        .set(SCIM_GROUP.SEARCH, "")
        .set(SCIM_GROUP.DISPLAY_NAME, row.displayName())
        .set(SCIM_GROUP.DISPLAY_NAME_KEY, NameKey.of(row.displayName()))
        .set(SCIM_GROUP.VERSION, row.version())
        .set(SCIM_GROUP.CREATED_AT, row.createdAt())
        .set(SCIM_GROUP.CHANGED_AT, row.changedAt())
        .execute();
  }

  public Optional<Row> find(String organizationId, String id) {
    return sql.selectFrom(SCIM_GROUP)
        .where(SCIM_GROUP.ORGANIZATION_ID.eq(organizationId), SCIM_GROUP.ID.eq(id))
        .fetchOptional(Row::of);
  }

  public Optional<Row> named(String organizationId, String displayName) {
    return sql.selectFrom(SCIM_GROUP)
        .where(
            SCIM_GROUP.ORGANIZATION_ID.eq(organizationId),
            SCIM_GROUP.DISPLAY_NAME_KEY.eq(NameKey.of(displayName)))
        .fetchOptional(Row::of);
  }

  /// In the order in which they were made.
  public List<Row> page(String organizationId, Condition condition, int offset, int limit) {
    return limit == 0
        ? List.of()
        : sql.selectFrom(SCIM_GROUP)
            .where(SCIM_GROUP.ORGANIZATION_ID.eq(organizationId), condition)
            .orderBy(SCIM_GROUP.ID)
            .limit(limit)
            .offset(offset)
            .fetch(Row::of);
  }

  public long count(String organizationId, Condition condition) {
    return sql.fetchCount(SCIM_GROUP, SCIM_GROUP.ORGANIZATION_ID.eq(organizationId).and(condition));
  }

  public void rename(String id, String displayName, long at) {
    sql.update(SCIM_GROUP)
        .set(SCIM_GROUP.DISPLAY_NAME, displayName)
        .set(SCIM_GROUP.DISPLAY_NAME_KEY, NameKey.of(displayName))
        .set(SCIM_GROUP.VERSION, SCIM_GROUP.VERSION.plus(1))
        .set(SCIM_GROUP.CHANGED_AT, at)
        .where(SCIM_GROUP.ID.eq(id))
        .execute();
  }

  public void deleteOfOrganization(String organizationId) {
    sql.deleteFrom(SCIM_GROUP).where(SCIM_GROUP.ORGANIZATION_ID.eq(organizationId)).execute();
  }
}
