package io.rollcall.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The first rows of a page with what refers to them, as many as fit: a page may have fewer
/// resources than were asked for (RFC 7644 §3.4.2.4). The first is there whatever it has.
///
/// @param references by the key of a row
record Fitting<R, M>(List<R> rows, Map<String, List<M>> references) {
  /// References on a page of several resources.
  static final int MOST = 50_000;

  /// Reads references in the order of their keys.
  interface Reader<M> {
    Map<String, List<M>> read(Collection<String> keys, int atMost);
  }

  static <R, M> Fitting<R, M> of(List<R> rows, Function<R, String> key, Reader<M> reader) {
    if (rows.isEmpty()) {
      return new Fitting<>(rows, Map.of());
    }
    List<String> keys = rows.stream().map(key).distinct().toList();
    Map<String, List<M>> read = reader.read(keys, keys.size() == 1 ? Integer.MAX_VALUE : MOST + 1);
    int found = read.values().stream().mapToInt(List::size).sum();
    return keys.size() == 1 || found <= MOST
        ? new Fitting<>(rows, read)
        : cut(rows, key, reader, read);
  }

  /// Of the last key that was reached, not all may have been read, and of those behind it nothing.
  private static <R, M> Fitting<R, M> cut(
      List<R> rows, Function<R, String> key, Reader<M> reader, Map<String, List<M>> read) {
    String last = read.keySet().stream().max(String::compareTo).orElseThrow();
    List<R> whole = rows.stream().takeWhile(row -> key.apply(row).compareTo(last) < 0).toList();
    return whole.isEmpty() ? of(rows.subList(0, 1), key, reader) : new Fitting<>(whole, read);
  }
}
