package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.TOKEN;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// The directories.
public record DirectoryRows(DSLContext sql) {
  /// @param preset the preset's name
  /// @param refusedLeniencies their names, separated by spaces
  /// @param choices what it chose otherwise than its preset, as text
  public record Row(
      String id,
      String organizationId,
      String name,
      String preset,
      String rateLimits,
      String refusedLeniencies,
      String choices,
      long createdAt) {
    private static Row of(Record row) {
      return new Row(
          row.get(DIRECTORY.ID),
          row.get(DIRECTORY.ORGANIZATION_ID),
          row.get(DIRECTORY.NAME),
          row.get(DIRECTORY.PRESET),
          row.get(DIRECTORY.RATE_LIMITS),
          row.get(DIRECTORY.REFUSED_LENIENCIES),
          row.get(DIRECTORY.CHOICES),
          row.get(DIRECTORY.CREATED_AT));
    }
  }

  public void insert(Row row) {
    sql.insertInto(DIRECTORY)
        .set(DIRECTORY.ID, row.id())
        .set(DIRECTORY.ORGANIZATION_ID, row.organizationId())
        .set(DIRECTORY.NAME, row.name())
        .set(DIRECTORY.PRESET, row.preset())
        .set(DIRECTORY.RATE_LIMITS, row.rateLimits())
        .set(DIRECTORY.REFUSED_LENIENCIES, row.refusedLeniencies())
        .set(DIRECTORY.CHOICES, row.choices())
        .set(DIRECTORY.CREATED_AT, row.createdAt())
        .execute();
  }

  /// Changes name and settings.
  public void update(Row row) {
    sql.update(DIRECTORY)
        .set(DIRECTORY.NAME, row.name())
        .set(DIRECTORY.RATE_LIMITS, row.rateLimits())
        .set(DIRECTORY.REFUSED_LENIENCIES, row.refusedLeniencies())
        .set(DIRECTORY.CHOICES, row.choices())
        .where(DIRECTORY.ID.eq(row.id()))
        .execute();
  }

  public Optional<Row> byId(String id) {
    return sql.selectFrom(DIRECTORY).where(DIRECTORY.ID.eq(id)).fetchOptional(Row::of);
  }

  /// Held until the transaction ends.
  public Optional<Row> lock(String id) {
    return RowLock.on(sql, sql.selectFrom(DIRECTORY).where(DIRECTORY.ID.eq(id)))
        .fetchOptional(Row::of);
  }

  public Optional<Row> byName(String organizationId, String name) {
    return sql.selectFrom(DIRECTORY)
        .where(DIRECTORY.ORGANIZATION_ID.eq(organizationId), DIRECTORY.NAME.eq(name))
        .fetchOptional(Row::of);
  }

  public List<Row> of(String organizationId) {
    return sql.selectFrom(DIRECTORY)
        .where(DIRECTORY.ORGANIZATION_ID.eq(organizationId))
        .orderBy(DIRECTORY.ID)
        .fetch(Row::of);
  }

  /// With its tokens.
  public void delete(String id) {
    sql.deleteFrom(TOKEN).where(TOKEN.DIRECTORY_ID.eq(id)).execute();
    sql.deleteFrom(DIRECTORY).where(DIRECTORY.ID.eq(id)).execute();
  }
}
