package io.rollcall.platform.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Splits what goes into one statement: databases bound the number of its parameters.
final class Chunks {
  private static final int SIZE = 1_000;

  private Chunks() {}

  static <T> List<List<T>> of(Collection<T> all) {
    return of(all, SIZE);
  }

  static <T> List<List<T>> of(Collection<T> all, int size) {
    List<T> items = List.copyOf(all);
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      chunks.add(items.subList(from, Math.min(from + size, items.size())));
    }
    return chunks;
  }
}
