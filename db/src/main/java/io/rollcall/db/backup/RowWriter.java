package io.rollcall.db.backup;

import io.rollcall.db.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Inserts the rows of a backup, table after table, many at a time.
final class RowWriter implements AutoCloseable {
  private static final int BATCH = 500;

  private final DSLContext sql;
  private final Connection connection;
  private final Dialect dialect;
  private final Layout layout;

  private TableShape table = new TableShape("", List.of(), List.of());
  private List<String> here = List.of();
  private @Nullable PreparedStatement insert;
  private int waiting;

  RowWriter(DSLContext sql, Connection connection, Dialect dialect, Layout layout) {
    this.sql = sql;
    this.connection = connection;
    this.dialect = dialect;
    this.layout = layout;
  }

  /// What follows are rows of this table. A column that this database does not have says something
  /// about the one that the backup is from.
  void begin(TableShape next) throws SQLException {
    finish();
    table = next;
    here =
        layout.tables().stream()
            .filter(known -> known.name().equals(next.name()))
            .findFirst()
            .orElseThrow()
            .columnNames();
    TableShape kept = next.having(here);
    insert = connection.prepareStatement(insert(kept));
  }

  private String insert(TableShape into) {
    String columns = into.columns().stream().map(Column::quoted).collect(Collectors.joining(", "));
    String values;
    if (dialect == Dialect.POSTGRESQL) {
      PostgresqlTable known = PostgresqlTable.of(sql, into.name());
      values =
          "overriding system value values ("
              + into.columns().stream().map(known::placeholder).collect(Collectors.joining(", "))
              + ")";
    } else {
      values =
          "values ("
              + into.columns().stream().map(_ -> "?").collect(Collectors.joining(", "))
              + ")";
    }
    return "insert into " + into.quoted() + " (" + columns + ") " + values;
  }

  void write(List<?> values) throws SQLException {
    if (insert == null || values.size() != table.columns().size()) {
      throw new BackupException("The backup holds a row that does not fit its table.");
    }
    List<@Nullable Object> row = new ArrayList<>(values);
    int at = 0;
    for (int i = 0; i < row.size(); i++) {
      Column column = table.columns().get(i);
      if (here.contains(column.name())) {
        at++;
        column.kind().bind(insert, at, row.get(i));
      }
    }
    insert.addBatch();
    waiting++;
    if (waiting == BATCH) {
      flush();
    }
  }

  /// Inserts what waits, and lets what counts rows go on behind them.
  void finish() throws SQLException {
    flush();
    if (insert != null && dialect == Dialect.POSTGRESQL) {
      for (String column : PostgresqlTable.of(sql, table.name()).counted()) {
        sql.execute(
            "select setval(pg_get_serial_sequence(?, ?), coalesce(max("
                + TableShape.quote(column)
                + "), 1), max("
                + TableShape.quote(column)
                + ") is not null) from "
                + table.quoted(),
            table.quoted(),
            column);
      }
    }
    close();
  }

  private void flush() throws SQLException {
    if (insert != null && waiting > 0) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    if (insert != null) {
      insert.close();
      insert = null;
    }
  }
}
