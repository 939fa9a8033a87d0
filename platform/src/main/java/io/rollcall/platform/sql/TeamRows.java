package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.TEAM;

import io.rollcall.platform.sql.query.NameKey;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// The teams.
public record TeamRows(DSLContext sql) {
  public record Row(
      String id,
      String organizationId,
      String groupId,
      String name,
      boolean isDefault,
      long createdAt) {
    private static Row of(Record row) {
      return new Row(
          row.get(TEAM.ID),
          row.get(TEAM.ORGANIZATION_ID),
          row.get(TEAM.GROUP_ID),
          row.get(TEAM.NAME),
          row.get(TEAM.IS_DEFAULT),
          row.get(TEAM.CREATED_AT));
    }
  }

  public void insert(Row row) {
    sql.insertInto(TEAM)
        .set(TEAM.ID, row.id())
        .set(TEAM.ORGANIZATION_ID, row.organizationId())
        .set(TEAM.GROUP_ID, row.groupId())
        .set(TEAM.NAME, row.name())
        .set(TEAM.NAME_KEY, NameKey.of(row.name()))
        .set(TEAM.IS_DEFAULT, row.isDefault())
        .set(TEAM.CREATED_AT, row.createdAt())
        .execute();
  }

  /// In the order in which they were made.
  public List<Row> of(String organizationId) {
    return sql.selectFrom(TEAM)
        .where(TEAM.ORGANIZATION_ID.eq(organizationId))
        .orderBy(TEAM.ID)
        .fetch(Row::of);
  }

  public Optional<Row> named(String organizationId, String name) {
    return sql.selectFrom(TEAM)
        .where(TEAM.ORGANIZATION_ID.eq(organizationId), TEAM.NAME_KEY.eq(NameKey.of(name)))
        .fetchOptional(Row::of);
  }

  public Optional<Row> defaultOf(String organizationId) {
    return sql.selectFrom(TEAM)
        .where(TEAM.ORGANIZATION_ID.eq(organizationId), TEAM.IS_DEFAULT.isTrue())
        .fetchOptional(Row::of);
  }

  public void deleteOfOrganization(String organizationId) {
    sql.deleteFrom(TEAM).where(TEAM.ORGANIZATION_ID.eq(organizationId)).execute();
  }
}
