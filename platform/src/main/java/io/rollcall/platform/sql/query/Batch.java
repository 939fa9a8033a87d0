package io.rollcall.platform.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.ResultQuery;

/// Rows that were read, as many as fit into memory: at least one if there are any.
///
/// @param isCut whether there are more that were asked for
public record Batch<R>(List<Placed<R>> rows, boolean isCut) {
  /// Characters of texts.
  public static final int MOST = 8_000_000;

  /// Rows that the driver may hold, each of at most 2 MB.
  private static final int FETCHED = 50;

  public Batch {
    rows = List.copyOf(rows);
  }

  public static <R> Batch<R> none() {
    return new Batch<>(List.of(), false);
  }

  /// @param size how many characters a row has
  public static <T extends Record, R> Batch<R> read(
      ResultQuery<T> query, Function<T, Placed<R>> row, ToIntFunction<T> size) {
    List<Placed<R>> rows = new ArrayList<>();
    long all = 0;
    try (Cursor<T> cursor = query.fetchSize(FETCHED).fetchLazy()) {
      for (T next : cursor) {
        if (all > MOST) {
          return new Batch<>(rows, true);
        }
        rows.add(row.apply(next));
        all += size.applyAsInt(next);
      }
    }
    return new Batch<>(rows, false);
  }
}
