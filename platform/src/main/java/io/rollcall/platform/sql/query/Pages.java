package io.rollcall.platform.sql.query;

import java.util.Optional;

/// What a query asks for, to be read in pages.
public interface Pages<R> {
  /// How many there are in all.
  long count();

  /// In the query's order, what comes after a place.
  ///
  /// @param place empty for the beginning
  /// @param offset how many to leave out there
  /// @param limit how many at most; at least 1
  Batch<R> after(Optional<Position> place, long offset, int limit);
}
