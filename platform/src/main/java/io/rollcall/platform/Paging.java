package io.rollcall.platform;

import io.rollcall.platform.sql.query.Batch;
import io.rollcall.platform.sql.query.Pages;
import io.rollcall.platform.sql.query.Placed;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.platform.sql.query.Query;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterTyping;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/// Reads one page of a list (RFC 7644 §3.4.2.4, RFC 9865). A page and its total are of one moment.
///
/// @param caller whose list it is
/// @param type of what the list is
/// @param dropped which of its attributes are not kept
record Paging(
    Acts acts, Cursors cursors, Caller.OfDirectory caller, ResourceType type, Set<String> dropped) {
  private static final int MAX_COUNT = 1_000;

  /// What pages are read from, inside a transaction.
  interface Source<R> {
    Pages<R> pages(DSLContext sql, Query.Asked asked);
  }

  /// Makes resources of a page's rows, inside the same transaction: of the first ones, if not all
  /// fit.
  interface Writer<R, T> {
    List<T> write(DSLContext sql, List<R> rows);
  }

  /// @param end where the next page begins, if there is one
  private record Part<T>(long total, List<T> items, Optional<Position> end) {}

  /// A query that cannot be answered is refused, and the log says so.
  <R, T> Outcome<Page<T>> page(Listing listing, Source<R> source, Writer<R, T> writer) {
    int limit = Math.clamp(listing.window().count(), 0, MAX_COUNT);
    try {
      return Outcome.done(
          switch (listing.window()) {
            case Listing.Window.Index(int startIndex, int _) ->
                byPlace(listing, source, writer, Math.max(1, startIndex), limit);
            case Listing.Window.Cursor(Optional<String> after, int _) ->
                byCursor(listing, source, writer, after.filter(c -> !c.isEmpty()), limit);
          });
    } catch (ScimException e) {
      return acts.perform(
          caller,
          caller.organizationId(),
          act -> act.refuse(caller.organizationId(), Acts.invalid(e), Subject.NONE));
    }
  }

  private <R, T> Page<T> byPlace(
      Listing listing, Source<R> source, Writer<R, T> writer, int from, int limit) {
    return acts.read(sql -> {
      Pages<R> pages = source.pages(sql, asked(listing));
      Batch<R> found = limit == 0 ? Batch.none() : pages.after(Optional.empty(), from - 1L, limit);
      List<R> rows = rows(found.rows());
      boolean isLast =
          limit > 0 && !found.isCut() && rows.size() < limit && (from == 1 || !rows.isEmpty());
      long total = isLast ? from - 1L + rows.size() : pages.count();
      return new Page<>(total, from, writer.write(sql, rows));
    });
  }

  private <R, T> Page<T> byCursor(
      Listing listing, Source<R> source, Writer<R, T> writer, Optional<String> after, int limit) {
    String query = query(listing);
    Optional<Cursors.Content> from = after.map(cursor -> cursors.open(query, limit, cursor));
    Part<T> part =
        acts.read(sql -> part(sql, source.pages(sql, asked(listing)), writer, from, limit));
    return new Page<>(
        part.total(),
        1,
        part.items(),
        part.end().map(end -> cursors.seal(query, limit, new Cursors.Content(end, part.total()))));
  }

  /// One row more than asked for says whether there is a next page.
  private static <R, T> Part<T> part(
      DSLContext sql,
      Pages<R> pages,
      Writer<R, T> writer,
      Optional<Cursors.Content> from,
      int limit) {
    if (limit == 0) {
      return new Part<>(total(pages, from), List.of(), Optional.empty());
    }
    Batch<R> found = pages.after(from.map(Cursors.Content::position), 0, limit + 1);
    boolean isAll = !found.isCut() && found.rows().size() <= limit;
    List<Placed<R>> page = found.rows().subList(0, Math.min(limit, found.rows().size()));
    List<T> items = writer.write(sql, rows(page));
    return new Part<>(
        isAll && from.isEmpty() ? page.size() : total(pages, from),
        items,
        isAll && items.size() == page.size()
            ? Optional.empty()
            : Optional.of(page.get(items.size() - 1).at()));
  }

  private static long total(Pages<?> pages, Optional<Cursors.Content> from) {
    return from.map(Cursors.Content::total).orElseGet(pages::count);
  }

  private static <R> List<R> rows(List<Placed<R>> placed) {
    return placed.stream().map(Placed::row).toList();
  }

  private Query.Asked asked(Listing listing) {
    Reading reading = new Reading(caller.leniencies());
    return new Query.Asked(
        type,
        listing.filter().map(filter -> FilterTyping.typed(filter, type, reading)),
        listing.sort().map(sort -> new Query.By(sort.path(), sort.descending())),
        dropped);
  }

  /// What a cursor is bound to: this directory, and all that decides who comes after whom.
  private String query(Listing listing) {
    return String.join(
        "\n",
        caller.directoryId(),
        type.name(),
        listing.filter().map(Filter::print).orElse(""),
        listing.sort().map(sort -> sort.path().normalised().print()).orElse(""),
        Boolean.toString(listing.sort().filter(Listing.Sort::descending).isPresent()));
  }
}
