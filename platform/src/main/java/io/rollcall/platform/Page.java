package io.rollcall.platform;

import java.util.List;

/// One page of an answer, in a stable order.
///
/// @param total how many there are in all
/// @param startIndex the place of the first item among them, counted from 1
public record Page<T>(long total, int startIndex, List<T> items) {
  public Page {
    items = List.copyOf(items);
  }
}
