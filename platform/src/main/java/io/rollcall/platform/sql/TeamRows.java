package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.TEAM;
import static io.rollcall.platform.sql.tables.Tables.USER_GROUP_TEAM;

import io.rollcall.platform.sql.query.NameKey;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

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

  public Optional<Row> find(String organizationId, String id) {
    return sql.selectFrom(TEAM)
        .where(TEAM.ORGANIZATION_ID.eq(organizationId), TEAM.ID.eq(id))
        .fetchOptional(Row::of);
  }

  /// Held until the transaction ends.
  public Optional<Row> lock(String organizationId, String id) {
    return RowLock.on(
            sql,
            sql.selectFrom(TEAM).where(TEAM.ORGANIZATION_ID.eq(organizationId), TEAM.ID.eq(id)))
        .fetchOptional(Row::of);
  }

  /// The name of the team whose twin the group is.
  public Optional<String> nameOfTwin(String groupId) {
    return sql.select(TEAM.NAME)
        .from(TEAM)
        .where(TEAM.GROUP_ID.eq(groupId))
        .fetchOptional(TEAM.NAME);
  }

  /// In the order of ids.
  ///
  /// @param part what the name has in it, whatever its letter case; empty for any
  public List<Row> page(String organizationId, String part, Optional<String> after, int limit) {
    String key = NameKey.of(part);
    return sql.selectFrom(TEAM)
        .where(
            TEAM.ORGANIZATION_ID.eq(organizationId),
            key.isEmpty() ? DSL.noCondition() : TEAM.NAME_KEY.contains(key),
            after.map(TEAM.ID::gt).orElse(DSL.noCondition()))
        .orderBy(TEAM.ID)
        .limit(limit)
        .fetch(Row::of);
  }

  public void rename(String id, String name) {
    sql.update(TEAM)
        .set(TEAM.NAME, name)
        .set(TEAM.NAME_KEY, NameKey.of(name))
        .where(TEAM.ID.eq(id))
        .execute();
  }

  /// The team alone: its twin stays.
  public void delete(String id) {
    delete(TEAM.ID.eq(id));
  }

  public void deleteOfOrganization(String organizationId) {
    delete(TEAM.ORGANIZATION_ID.eq(organizationId));
  }

  private void delete(Condition which) {
    sql.deleteFrom(USER_GROUP_TEAM)
        .where(USER_GROUP_TEAM.TEAM_ID.in(DSL.select(TEAM.ID).from(TEAM).where(which)))
        .execute();
    sql.deleteFrom(TEAM).where(which).execute();
  }
}
