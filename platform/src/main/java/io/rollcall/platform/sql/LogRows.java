package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;

import io.rollcall.db.Prepared;
import io.rollcall.platform.sql.query.SearchKeys;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// The entries of the log, each by itself.
public record LogRows(DSLContext sql) {
  private static final Prepared INSERT = Prepared.insert(LOG_ENTRY);

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
      Optional<String> resourceId,
      Optional<String> diagnosis,
      String detail,
      Optional<String> truth,
      List<String> leniencies) {
    static Row of(Record row) {
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
          Optional.ofNullable(row.get(LOG_ENTRY.RESOURCE_ID)),
          Optional.ofNullable(row.get(LOG_ENTRY.DIAGNOSIS)),
          row.get(LOG_ENTRY.DETAIL),
          Optional.ofNullable(row.get(LOG_ENTRY.TRUTH)),
          words(row.get(LOG_ENTRY.LENIENCIES)));
    }

    private static List<String> words(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
  }

  /// An entry in its place.
  public record Placed(LogPlace place, Row row) {}

  public void insert(Row row) {
    INSERT
        .in(sql)
        .set(LOG_ENTRY.ID, row.id())
        .set(LOG_ENTRY.ORGANIZATION_ID, row.organizationId())
        .set(LOG_ENTRY.AT, row.at())
        .set(LOG_ENTRY.KIND, row.kind())
        .set(LOG_ENTRY.ACTOR_KIND, row.actorKind())
        .set(LOG_ENTRY.ACTOR_ID, row.actorId())
        .set(LOG_ENTRY.ACTOR_NAME, text(row.actorName()))
        .set(LOG_ENTRY.DIRECTORY_ID, row.directoryId().orElse(null))
        .set(LOG_ENTRY.ACCOUNT_ID, row.accountId().orElse(null))
        .set(LOG_ENTRY.ADDRESS, row.address().map(LogRows::text).orElse(null))
        .set(LOG_ENTRY.ADDRESS_KEY, row.address().map(LogRows::key).orElse(null))
        .set(LOG_ENTRY.RESOURCE_ID, row.resourceId().orElse(null))
        .set(LOG_ENTRY.DIAGNOSIS, row.diagnosis().orElse(null))
        .set(LOG_ENTRY.DETAIL, text(row.detail()))
        .set(LOG_ENTRY.TRUTH, row.truth().map(LogRows::text).orElse(null))
        .set(LOG_ENTRY.LENIENCIES, String.join(" ", row.leniencies()))
        .execute();
  }

  /// A refused value may hold a character that PostgreSQL cannot store; its reader sees that one
  /// was there.
  private static String text(String given) {
    return given.replace('\u0000', '\uFFFD');
  }

  /// An address as it is compared; the beginning of a very long one.
  static String key(String address) {
    return SearchKeys.indexed(Address.key(text(address)));
  }

  /// The entries under a diagnosis id.
  public List<Placed> diagnosed(String organizationId, String diagnosis) {
    return of(organizationId, LOG_ENTRY.DIAGNOSIS.eq(diagnosis));
  }

  public Optional<Placed> byId(String organizationId, String id) {
    return of(organizationId, LOG_ENTRY.ID.eq(id)).stream().findFirst();
  }

  private List<Placed> of(String organizationId, Condition which) {
    LogOrder order = LogOrder.of(sql);
    return sql.select(LOG_ENTRY.fields())
        .select(order.place())
        .from(LOG_ENTRY)
        .where(LOG_ENTRY.ORGANIZATION_ID.eq(organizationId), which)
        .orderBy(order.sorted(false))
        .fetch(LogOrder::placed);
  }
}
