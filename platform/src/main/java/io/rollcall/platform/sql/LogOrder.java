package io.rollcall.platform.sql;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The order of the log is the database's own affair: columns of each are in its own migration.
record LogOrder(boolean hasTransactions) {
  static final Field<Long> POSITION = DSL.field(DSL.name("log_entry", "position"), Long.class);
  private static final Field<Long> TX = DSL.field(DSL.name("log_entry", "tx"), Long.class);
  private static final String PLACE_TX = "entry_tx";

  /// What stands between two places, without both.
  record Span(LogPlace low, LogPlace high) {
    Span from(LogPlace place) {
      return new Span(LogPlace.last(low, place), high);
    }

    Span until(LogPlace place) {
      return new Span(low, LogPlace.first(high, place));
    }
  }

  static LogOrder of(DSLContext sql) {
    return new LogOrder(sql.family() == SQLDialect.POSTGRES);
  }

  List<Field<Long>> place() {
    return List.of(hasTransactions ? TX.as(PLACE_TX) : DSL.inline(0L).as(PLACE_TX), POSITION);
  }

  static LogPlace placeOf(Record row) {
    return new LogPlace(row.get(PLACE_TX, Long.class), row.get(POSITION));
  }

  static LogRows.Placed placed(Record row) {
    return new LogRows.Placed(placeOf(row), LogRows.Row.of(row));
  }

  List<? extends OrderField<?>> sorted(boolean lastFirst) {
    List<Field<Long>> fields = hasTransactions ? List.of(TX, POSITION) : List.of(POSITION);
    return lastFirst ? fields.stream().map(Field::desc).toList() : fields;
  }

  Condition within(Span span) {
    return DSL.and(
        span.low().equals(LogPlace.BEGINNING) ? DSL.noCondition() : after(span.low()),
        span.high().equals(LogPlace.END) ? DSL.noCondition() : before(span.high()));
  }

  private Condition after(LogPlace place) {
    return hasTransactions
        ? DSL.row(TX, POSITION).gt(place.tx(), place.position())
        : POSITION.gt(place.position());
  }

  private Condition before(LogPlace place) {
    return hasTransactions
        ? DSL.row(TX, POSITION).lt(place.tx(), place.position())
        : POSITION.lt(place.position());
  }

  /// SQLite has one writer at a time. PostgreSQL tells which transactions are open: an entry of one
  /// that is older than all of them has its place for good.
  Condition settled() {
    return hasTransactions
        ? TX.lt(DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class))
        : DSL.noCondition();
  }
}
