package io.rollcall.lifecycle.store;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.store.tables.DefaultSchema;
import java.util.List;
import java.util.Optional;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Everything that the engine remembers, once more in another database: as of one moment, and
/// without a write to the first one, not even to bring its tables up to date. Who holds a lease is
/// not copied.
public final class StoreCopy {
  private static final String HISTORY = "flyway_lifecycle";
  private static final int ROWS = 1_000;

  private StoreCopy() {}

  /// @param from may remember nothing, and have no tables for it
  /// @param to a database without tables for it
  /// @throws IllegalStateException when the tables are not as this program has them
  public static void copy(Database from, Database to) {
    Store.migrate(to);
    Optional<String> version = from.read(StoreCopy::version);
    if (version.isEmpty()) {
      return;
    }
    String ours = to.read(StoreCopy::version).orElseThrow();
    if (!version.get().equals(ours)) {
      throw new IllegalStateException(
          "The tables of the engine are at version %s, and this program's at %s. `./rollcall plan` brings older ones up to date; newer ones need a newer program."
              .formatted(version.get(), ours));
    }
    int _ =
        from.read(sql ->
            DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .mapToInt(table -> copy(sql, table, to))
                .sum());
  }

  private static Optional<String> version(DSLContext sql) {
    if (sql.meta().getTables(HISTORY).isEmpty()) {
      return Optional.empty();
    }
    return sql
        .fetch("select version from " + HISTORY + " where success order by installed_rank desc")
        .getValues(0, String.class)
        .stream()
        .findFirst();
  }

  private static int copy(DSLContext sql, Table<?> table, Database to) {
    int copied = 0;
    try (Cursor<? extends Record> cursor = sql.selectFrom(table).fetchSize(ROWS).fetchLazy()) {
      while (cursor.hasNext()) {
        List<? extends Record> rows = cursor.fetchNext(ROWS);
        copied += to.write(target -> insert(target, table, rows));
      }
    }
    return copied;
  }

  private static int insert(DSLContext sql, Table<?> table, List<? extends Record> rows) {
    Query one =
        DSL.insertInto(table).columns(table.fields()).values(new Object[table.fields().length]);
    Batches.execute(sql, one, rows, row -> values(row, table));
    return rows.size();
  }

  private static Object[] values(Record row, Table<?> table) {
    Object[] values = new Object[table.fields().length];
    int place = 0;
    for (Field<?> field : table.fields()) {
      values[place++] = row.get(field);
    }
    return values;
  }
}
