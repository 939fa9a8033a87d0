package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.LogOrder.POSITION;
import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;

import io.rollcall.platform.sql.LogOrder.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// The log of an organization, page by page. What a page costs depends on its size, not on the
/// log's.
///
/// @param most so many entries that indexes lead to are looked through for one page, all ways
///   together; the next page goes on after them
public record LogPages(DSLContext sql, String organizationId, int most) {
  public static final int USUAL_MOST = 10_000;

  /// @param isMore whether there is a next page; also one with few entries may have one
  /// @param end the last place that was looked at, if any was
  public record Page(List<LogRows.Placed> entries, boolean isMore, Optional<LogPlace> end) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  private record Asked(LogSearch.Path path, Span span, boolean lastFirst, int limit) {
    Asked with(Span narrower) {
      return new Asked(path, narrower, lastFirst, limit);
    }
  }

  /// In the order in which they were committed, after the given place.
  public Page read(LogSearch search, LogPlace after, int limit) {
    Optional<LogPlace> settled = search.settledOnly() ? settled() : Optional.empty();
    if (search.settledOnly() && settled.isEmpty()) {
      return new Page(List.of(), false, Optional.empty());
    }
    Span span = span(search).from(after).until(settled.map(LogPlace::after).orElse(LogPlace.END));
    Asked asked = new Asked(search.path(organizationId), span, false, limit);
    Optional<LogPlace> cut = cuts(asked).min(LogPlace::compareTo);
    return page(
        asked.with(cut.map(LogPlace::after).map(span::until).orElse(span)),
        cut,
        cut.or(() -> settled));
  }

  /// The last first, before the given place.
  public Page readBack(LogSearch search, LogPlace before, int limit) {
    LogPlace high =
        search.settledOnly()
            ? settled().map(LogPlace::after).orElse(LogPlace.BEGINNING)
            : LogPlace.END;
    Span span = span(search).until(before).until(high);
    Asked asked = new Asked(search.path(organizationId), span, true, limit);
    Optional<LogPlace> cut = cuts(asked).max(LogPlace::compareTo);
    return page(asked.with(cut.map(LogPlace::before).map(span::from).orElse(span)), cut, cut);
  }

  private Page page(Asked asked, Optional<LogPlace> cut, Optional<LogPlace> end) {
    List<LogRows.Placed> found = found(asked);
    if (found.size() > asked.limit()) {
      List<LogRows.Placed> entries = found.subList(0, asked.limit());
      return new Page(entries, true, Optional.of(entries.getLast().place()));
    }
    Optional<LogPlace> last =
        found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().place());
    return new Page(found, cut.isPresent(), end.or(() -> last));
  }

  /// One entry more than the page has, if there is one.
  private List<LogRows.Placed> found(Asked asked) {
    LogOrder order = LogOrder.of(sql);
    return sql.select(LOG_ENTRY.fields())
        .select(order.place())
        .from(LOG_ENTRY)
        .where(onAnyWay(asked))
        .orderBy(order.sorted(asked.lastFirst()))
        .limit(asked.limit() + 1)
        .fetch(LogOrder::placed);
  }

  /// Of several ways, each delivers a page of its own: more of it cannot be among the first of all.
  private Condition onAnyWay(Asked asked) {
    List<Condition> ways =
        asked.path().ways().stream().map(way -> DSL.and(way, rest(asked))).toList();
    return ways.size() == 1
        ? ways.getFirst()
        : ways.stream()
            .map(way -> positions(way, asked))
            .reduce(Select::unionAll)
            .map(POSITION::in)
            .orElseThrow();
  }

  private Condition rest(Asked asked) {
    return DSL.and(asked.path().rest()).and(LogOrder.of(sql).within(asked.span()));
  }

  private Select<Record1<Long>> positions(Condition way, Asked asked) {
    return DSL.select(POSITION)
        .from(LOG_ENTRY)
        .where(way)
        .orderBy(LogOrder.of(sql).sorted(asked.lastFirst()))
        .limit(asked.limit() + 1);
  }

  /// How far each way may be looked along, if there is more of it: all have the same share. Where
  /// the index decides everything, the size of the page is limit enough.
  private Stream<LogPlace> cuts(Asked asked) {
    LogOrder order = LogOrder.of(sql);
    List<Condition> ways = asked.path().rest().isEmpty() ? List.of() : asked.path().ways();
    int share = Math.max(most / Math.max(ways.size(), 1), 1);
    return ways.stream()
        .flatMap(way ->
            place(way.and(order.within(asked.span())), order.sorted(asked.lastFirst()), share - 1)
                .stream());
  }

  private Optional<LogPlace> settled() {
    LogOrder order = LogOrder.of(sql);
    return place(own().and(order.settled()), order.sorted(true), 0);
  }

  private Span span(LogSearch search) {
    return new LogTimes(sql, organizationId, Math.max(most / 10, 1)).span(search);
  }

  private Condition own() {
    return LOG_ENTRY.ORGANIZATION_ID.eq(organizationId);
  }

  private Optional<LogPlace> place(
      Condition which, List<? extends OrderField<?>> sorted, int skipped) {
    return sql.select(LogOrder.of(sql).place())
        .from(LOG_ENTRY)
        .where(which)
        .orderBy(sorted)
        .limit(1)
        .offset(skipped)
        .fetchOptional(LogOrder::placeOf);
  }
}
