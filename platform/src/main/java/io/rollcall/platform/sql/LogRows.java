package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;

import io.rollcall.db.Prepared;
import io.rollcall.platform.sql.query.SearchKeys;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/// The log. Its order is the database's own affair: columns of each are in its own migration.
public record LogRows(DSLContext sql) {
  private static final Prepared INSERT = Prepared.insert(LOG_ENTRY);
  private static final Field<Long> POSITION =
      DSL.field(DSL.name("log_entry", "position"), Long.class);
  private static final Field<Long> TX = DSL.field(DSL.name("log_entry", "tx"), Long.class);

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
  ///
  /// @param tx 0 on SQLite
  public record Placed(long tx, long position, Row row) {}

  /// What entries are about. The parts that are there must all hold.
  ///
  /// @param id an account's, a resource's or a diagnosis's
  /// @param kinds one of these; any if there are none
  public record About(
      Optional<String> accountId,
      Optional<String> address,
      Optional<String> id,
      List<String> kinds) {
    public About {
      kinds = List.copyOf(kinds);
    }

    private Condition condition() {
      return DSL.and(
          accountId.map(LOG_ENTRY.ACCOUNT_ID::eq).orElse(DSL.noCondition()),
          address.map(LogRows::key).map(LOG_ENTRY.ADDRESS_KEY::eq).orElse(DSL.noCondition()),
          kinds.isEmpty() ? DSL.noCondition() : LOG_ENTRY.KIND.in(kinds));
    }
  }

  /// Which entries; instants in milliseconds, `from` included and `until` not.
  ///
  /// @param settledOnly whether only entries that no later commit can precede are read
  public record Query(
      Optional<String> directoryId,
      Optional<Long> from,
      Optional<Long> until,
      Optional<String> withoutKind,
      About about,
      boolean settledOnly) {
    private Condition condition() {
      return DSL.and(
          directoryId.map(LOG_ENTRY.DIRECTORY_ID::eq).orElse(DSL.noCondition()),
          from.map(LOG_ENTRY.AT::ge).orElse(DSL.noCondition()),
          until.map(LOG_ENTRY.AT::lt).orElse(DSL.noCondition()),
          withoutKind.map(LOG_ENTRY.KIND::ne).orElse(DSL.noCondition()),
          about.condition());
    }
  }

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

  /// In the order in which they were committed, after the given place.
  public List<Placed> read(
      String organizationId, Query query, long afterTx, long afterPosition, int limit) {
    return select()
        .where(
            among(organizationId, query),
            query.condition(),
            query.settledOnly() ? settled() : DSL.noCondition(),
            after(afterTx, afterPosition))
        .orderBy(order())
        .limit(limit)
        .fetch(LogRows::placed);
  }

  /// The last first, before the given place.
  public List<Placed> readBack(
      String organizationId, Query query, long beforeTx, long beforePosition, int limit) {
    return select()
        .where(
            among(organizationId, query),
            query.condition(),
            query.settledOnly() ? settled() : DSL.noCondition(),
            hasTransactions()
                ? DSL.row(TX, POSITION).lt(beforeTx, beforePosition)
                : POSITION.lt(beforePosition))
        .orderBy(order().stream().map(Field::desc).toList())
        .limit(limit)
        .fetch(LogRows::placed);
  }

  /// The entries of the organization; under an id, those that have it in one of three places, each
  /// of which has an index.
  private Condition among(String organizationId, Query query) {
    Condition ofOrganization = LOG_ENTRY.ORGANIZATION_ID.eq(organizationId);
    return query
        .about()
        .id()
        .map(id ->
            POSITION.in(
                positions(ofOrganization, LOG_ENTRY.ACCOUNT_ID.eq(id))
                    .unionAll(positions(ofOrganization, LOG_ENTRY.RESOURCE_ID.eq(id)))
                    .unionAll(positions(ofOrganization, LOG_ENTRY.DIAGNOSIS.eq(id)))))
        .orElse(ofOrganization);
  }

  private static Select<Record1<Long>> positions(Condition ofOrganization, Condition which) {
    return DSL.select(POSITION).from(LOG_ENTRY).where(ofOrganization, which);
  }

  private SelectJoinStep<Record> select() {
    return sql.select(LOG_ENTRY.fields()).select(tx().as("entry_tx"), POSITION).from(LOG_ENTRY);
  }

  private static Placed placed(Record row) {
    return new Placed(row.get("entry_tx", Long.class), row.get(POSITION), Row.of(row));
  }

  private boolean hasTransactions() {
    return sql.family() == SQLDialect.POSTGRES;
  }

  private Field<Long> tx() {
    return hasTransactions() ? TX : DSL.inline(0L);
  }

  private List<Field<Long>> order() {
    return hasTransactions() ? List.of(TX, POSITION) : List.of(POSITION);
  }

  private Condition after(long afterTx, long afterPosition) {
    return hasTransactions()
        ? DSL.row(TX, POSITION).gt(afterTx, afterPosition)
        : POSITION.gt(afterPosition);
  }

  /// SQLite has one writer at a time. PostgreSQL tells which transactions are open: an entry of one
  /// that is older than all of them has its place for good.
  private Condition settled() {
    return hasTransactions()
        ? TX.lt(DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class))
        : DSL.noCondition();
  }

  /// The entries under a diagnosis id.
  public List<Placed> diagnosed(String organizationId, String diagnosis) {
    return select()
        .where(LOG_ENTRY.ORGANIZATION_ID.eq(organizationId), LOG_ENTRY.DIAGNOSIS.eq(diagnosis))
        .orderBy(order())
        .fetch(LogRows::placed);
  }
}
