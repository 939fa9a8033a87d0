package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;

import io.rollcall.platform.sql.LogOrder.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;

/// Where in the log of an organization the entries of a time stand.
///
/// @param witnesses so many entries of the time, the next to either end of it, are within what is
///   found, wherever they stand: fewer entries with wrong instants hide no others
record LogTimes(DSLContext sql, String organizationId, int witnesses) {
  /// Entries stand in the order of their transactions, and so, nearly, of their instants: no
  /// transaction takes longer than this, and the clocks of processes differ by less.
  private static final long DISORDER_MILLIS = Duration.ofHours(1).toMillis();

  Span span(LogSearch search) {
    return new Span(
        search.from().map(this::beginning).orElse(LogPlace.BEGINNING),
        search.until().map(this::end).orElse(LogPlace.END));
  }

  private LogPlace beginning(long from) {
    LogPlace earlier =
        places(LOG_ENTRY.AT.lt(Math.max(from, 0) - DISORDER_MILLIS), LOG_ENTRY.AT.desc(), 1)
            .stream()
            .findFirst()
            .orElse(LogPlace.BEGINNING);
    Optional<LogPlace> witness =
        places(LOG_ENTRY.AT.ge(from), LOG_ENTRY.AT.asc(), witnesses).stream()
            .min(Comparator.naturalOrder());
    return witness.map(place -> LogPlace.first(earlier, place.before())).orElse(earlier);
  }

  private LogPlace end(long until) {
    long later = Math.min(until, Long.MAX_VALUE - DISORDER_MILLIS) + DISORDER_MILLIS;
    LogPlace end =
        places(LOG_ENTRY.AT.ge(later), LOG_ENTRY.AT.asc(), 1).stream()
            .findFirst()
            .orElse(LogPlace.END);
    Optional<LogPlace> witness =
        places(LOG_ENTRY.AT.lt(until), LOG_ENTRY.AT.desc(), witnesses).stream()
            .max(Comparator.naturalOrder());
    return witness.map(place -> LogPlace.last(end, place.after())).orElse(end);
  }

  private List<LogPlace> places(Condition time, OrderField<Long> sorted, int limit) {
    return sql.select(LogOrder.of(sql).place())
        .from(LOG_ENTRY)
        .where(LOG_ENTRY.ORGANIZATION_ID.eq(organizationId).and(time))
        .orderBy(sorted)
        .limit(limit)
        .fetch(LogOrder::placeOf);
  }
}
