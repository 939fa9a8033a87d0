package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.ORGANIZATION;
import static io.rollcall.platform.sql.tables.Tables.PLATFORM;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Platforms and the organizations on them that were not deleted.
public record OrganizationRows(DSLContext sql) {
  /// @param preset the name of the preset of its directories, once it has one
  public record Row(
      String id,
      String name,
      String platformId,
      String platform,
      Optional<String> preset,
      long createdAt) {
    private static Row of(Record row) {
      return new Row(
          row.get(ORGANIZATION.ID),
          row.get(ORGANIZATION.NAME),
          row.get(PLATFORM.ID),
          row.get(PLATFORM.NAME),
          Optional.ofNullable(row.get(ORGANIZATION.PRESET)),
          row.get(ORGANIZATION.CREATED_AT));
    }
  }

  public Optional<String> platform(String name) {
    return sql.select(PLATFORM.ID)
        .from(PLATFORM)
        .where(PLATFORM.NAME.eq(name))
        .fetchOptional(PLATFORM.ID);
  }

  public void insertPlatform(String id, String name) {
    sql.insertInto(PLATFORM).set(PLATFORM.ID, id).set(PLATFORM.NAME, name).execute();
  }

  public void insert(Row row) {
    sql.insertInto(ORGANIZATION)
        .set(ORGANIZATION.ID, row.id())
        .set(ORGANIZATION.PLATFORM_ID, row.platformId())
        .set(ORGANIZATION.NAME, row.name())
        .set(ORGANIZATION.CREATED_AT, row.createdAt())
        .execute();
  }

  public Optional<Row> byId(String id) {
    return list(ORGANIZATION.ID.eq(id)).stream().findFirst();
  }

  public Optional<Row> byName(String name) {
    return list(ORGANIZATION.NAME.eq(name)).stream().findFirst();
  }

  /// Its extension schemas as JSON text, by resource type; empty for none.
  public String extensions(String id) {
    return sql.select(ORGANIZATION.EXTENSIONS)
        .from(ORGANIZATION)
        .where(ORGANIZATION.ID.eq(id))
        .fetchSingle(ORGANIZATION.EXTENSIONS);
  }

  public List<Row> all() {
    return list(DSL.noCondition());
  }

  public void setPreset(String id, String preset) {
    sql.update(ORGANIZATION)
        .set(ORGANIZATION.PRESET, preset)
        .where(ORGANIZATION.ID.eq(id))
        .execute();
  }

  /// Marks it as deleted and ends its memberships; the rows stay as history.
  public void delete(String id, long at, String by) {
    sql.update(MEMBERSHIP)
        .set(MEMBERSHIP.STATUS, Status.SEVERED.code())
        .set(MEMBERSHIP.SEVERED_AT, at)
        .set(MEMBERSHIP.SEVERED_BY, by)
        .set(MEMBERSHIP.SEVERED_ADDRESS_KEY, "")
        .where(MEMBERSHIP.ORGANIZATION_ID.eq(id), MEMBERSHIP.STATUS.ne(Status.SEVERED.code()))
        .execute();
    sql.update(ORGANIZATION)
        .set(ORGANIZATION.DELETED_AT, at)
        .where(ORGANIZATION.ID.eq(id))
        .execute();
  }

  private List<Row> list(Condition condition) {
    return sql.select()
        .from(ORGANIZATION)
        .join(PLATFORM)
        .on(PLATFORM.ID.eq(ORGANIZATION.PLATFORM_ID))
        .where(ORGANIZATION.DELETED_AT.isNull(), condition)
        .orderBy(ORGANIZATION.ID)
        .fetch(Row::of);
  }
}
