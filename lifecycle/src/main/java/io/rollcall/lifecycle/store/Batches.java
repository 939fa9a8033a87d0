package io.rollcall.lifecycle.store;

import java.util.List;
import java.util.function.Function;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Query;

/// One statement for many rows, prepared once and sent in portions.
final class Batches {
  private static final int ROWS = 1_000;

  private Batches() {}

  /// @param values what a row gives for the statement's parameters, in their order
  static <T> void execute(
      DSLContext sql, Query statement, List<T> rows, Function<T, Object[]> values) {
    for (int from = 0; from < rows.size(); from += ROWS) {
      BatchBindStep batch = sql.batch(statement);
      for (T row : rows.subList(from, Math.min(from + ROWS, rows.size()))) {
        batch = batch.bind(values.apply(row));
      }
      batch.execute();
    }
  }
}
