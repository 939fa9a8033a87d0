package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// One page of an answer, in a stable order.
///
/// @param total how many there are in all; read by cursor, how many there were when the first page
///   was read (RFC 9865 §2 wants one number for all pages)
/// @param startIndex the place of the first item among them, counted from 1; read by cursor, 1
/// @param nextCursor what the next page is asked for with, if this one was read by cursor and is
///   not the last
public record Page<T>(long total, int startIndex, List<T> items, Optional<String> nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /// A page read by place.
  public Page(long total, int startIndex, List<T> items) {
    this(total, startIndex, items, Optional.empty());
  }
}
