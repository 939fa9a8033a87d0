package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The log.
public record LogRows(DSLContext sql) {
  /// @param leniencies their names, without spaces
  public record Row(
      String id,
      String organizationId,
      long at,
      String kind,
      String actorKind,
      String actorId,
      String actorName,
      Optional<String> directoryId,
      Optional<String> accountId,
      Optional<String> address,
      Optional<String> diagnosis,
      String detail,
      Optional<String> truth,
      List<String> leniencies) {
    private static Row of(Record row) {
      return new Row(
          row.get(LOG_ENTRY.ID),
          row.get(LOG_ENTRY.ORGANIZATION_ID),
          row.get(LOG_ENTRY.AT),
          row.get(LOG_ENTRY.KIND),
          row.get(LOG_ENTRY.ACTOR_KIND),
          row.get(LOG_ENTRY.ACTOR_ID),
          row.get(LOG_ENTRY.ACTOR_NAME),
          Optional.ofNullable(row.get(LOG_ENTRY.DIRECTORY_ID)),
          Optional.ofNullable(row.get(LOG_ENTRY.ACCOUNT_ID)),
          Optional.ofNullable(row.get(LOG_ENTRY.ADDRESS)),
          Optional.ofNullable(row.get(LOG_ENTRY.DIAGNOSIS)),
          row.get(LOG_ENTRY.DETAIL),
          Optional.ofNullable(row.get(LOG_ENTRY.TRUTH)),
          words(row.get(LOG_ENTRY.LENIENCIES)));
    }

    private static List<String> words(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
  }

  /// Which entries; instants in milliseconds, `from` included and `until` not.
  public record Query(
      Optional<String> directoryId,
      Optional<Long> from,
      Optional<Long> until,
      Optional<String> after,
      Optional<String> withoutKind) {
    private Condition condition() {
      return DSL.and(
          directoryId.map(LOG_ENTRY.DIRECTORY_ID::eq).orElse(DSL.noCondition()),
          from.map(LOG_ENTRY.AT::ge).orElse(DSL.noCondition()),
          until.map(LOG_ENTRY.AT::lt).orElse(DSL.noCondition()),
          after.map(LOG_ENTRY.ID::gt).orElse(DSL.noCondition()),
          withoutKind.map(LOG_ENTRY.KIND::ne).orElse(DSL.noCondition()));
    }
  }

  public void insert(Row row) {
    sql.insertInto(LOG_ENTRY)
        .set(LOG_ENTRY.ID, row.id())
        .set(LOG_ENTRY.ORGANIZATION_ID, row.organizationId())
        .set(LOG_ENTRY.AT, row.at())
        .set(LOG_ENTRY.KIND, row.kind())
        .set(LOG_ENTRY.ACTOR_KIND, row.actorKind())
        .set(LOG_ENTRY.ACTOR_ID, row.actorId())
        .set(LOG_ENTRY.ACTOR_NAME, row.actorName())
        .set(LOG_ENTRY.DIRECTORY_ID, row.directoryId().orElse(null))
        .set(LOG_ENTRY.ACCOUNT_ID, row.accountId().orElse(null))
        .set(LOG_ENTRY.ADDRESS, row.address().orElse(null))
        .set(LOG_ENTRY.DIAGNOSIS, row.diagnosis().orElse(null))
        .set(LOG_ENTRY.DETAIL, row.detail())
        .set(LOG_ENTRY.TRUTH, row.truth().orElse(null))
        .set(LOG_ENTRY.LENIENCIES, String.join(" ", row.leniencies()))
        .execute();
  }

  /// Oldest first.
  public List<Row> read(String organizationId, Query query, int limit) {
    return sql.selectFrom(LOG_ENTRY)
        .where(LOG_ENTRY.ORGANIZATION_ID.eq(organizationId), query.condition())
        .orderBy(LOG_ENTRY.ID)
        .limit(limit)
        .fetch(Row::of);
  }
}
