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

  /// Reads so many references of these keys.
  interface Reader<M> {
    Map<String, List<M>> read(Collection<String> keys, int atMost);
  }

  /// Half of the rows, and half of these, until what refers to them fits.
  static <R, M> Fitting<R, M> of(List<R> rows, Function<R, String> key, Reader<M> reader) {
    if (rows.isEmpty()) {
      return new Fitting<>(rows, Map.of());
    }
    List<String> keys = rows.stream().map(key).distinct().toList();
    boolean isWhole = keys.size() == 1;
    Map<String, List<M>> read = reader.read(keys, isWhole ? Integer.MAX_VALUE : MOST + 1);
    int found = read.values().stream().mapToInt(List::size).sum();
    return isWhole || found <= MOST
        ? new Fitting<>(rows, read)
        : of(rows.subList(0, rows.size() / 2), key, reader);
  }
}
