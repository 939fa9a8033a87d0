package io.rollcall.db.backup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a backup holds.
///
/// @param program the version of the program that wrote it
/// @param rows how many rows of each table, in the order of the tables in the file
public record Summary(String program, Map<String, Long> rows) {
  public Summary {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  public long totalRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
