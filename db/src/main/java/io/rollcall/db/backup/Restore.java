package io.rollcall.db.backup;

import io.rollcall.db.Database;
import io.rollcall.db.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Fills a database from a backup: all of it in one transaction, or nothing.
public final class Restore {
  private final Database database;
  private final Layout layout;

  /// @param migrations brings every module of a database up to date; used on this database and, to
  ///   know the tables, perhaps on an empty one
  public Restore(Database database, Consumer<Database> migrations) {
    this.database = database;
    this.layout = Layout.of(database, migrations);
  }

  /// Whether the database holds no data yet.
  public boolean isEmpty() {
    return database.read(layout::isEmpty);
  }

  /// Reads the whole file and says what it holds, if it can be restored here.
  ///
  /// @throws BackupException if it is no whole backup, or not of the versions that this program has
  public Summary check(Path file) {
    try (LineReader lines = LineReader.open(file)) {
      Object first = lines.next();
      Header.recognize(first);
      while (lines.next() != null) {
        // Nothing is concluded from the first line before the last one says that it is right.
      }
      Header header = header(first);
      return new Summary(header.program(), header.rows());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fills the database.
  ///
  /// @param replace whether data that is there may go; else the database must be empty
  /// @throws BackupException as [#check], and if the database is not empty and must be
  public Summary from(Path file, boolean replace) {
    Summary checked = check(file);
    return database.write(sql -> {
      lock(sql);
      if (!replace && !layout.isEmpty(sql)) {
        throw new BackupException(
            "The database holds data already. Nothing was changed. To put the backup in its place,"
                + " add --replace; to keep both, restore into another database.");
      }
      layout.tables().reversed().forEach(table -> sql.execute("delete from " + table.quoted()));
      fill(sql, file);
      return checked;
    });
  }

  /// Others go on reading. On SQLite a write has the database for itself already.
  private void lock(DSLContext sql) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      // Much may be deleted before the server answers again.
      sql.connection(connection -> connection.setNetworkTimeout(Runnable::run, 0));
      sql.execute(
          "lock table "
              + layout.tables().stream().map(TableShape::quoted).collect(Collectors.joining(", "))
              + " in share row exclusive mode");
    }
  }

  private void fill(DSLContext sql, Path file) {
    try (LineReader lines = LineReader.open(file)) {
      Map<String, TableShape> tables =
          header(lines.next()).tables().stream()
              .collect(Collectors.toMap(TableShape::name, t -> t));
      sql.connection(connection -> {
        try (RowWriter rows = new RowWriter(sql, connection, database.dialect(), layout)) {
          for (Object line = lines.next(); line != null; line = lines.next()) {
            put(line, tables, rows);
          }
          rows.finish();
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Object line, Map<String, TableShape> tables, RowWriter rows)
      throws SQLException {
    if (line instanceof List<?> values) {
      rows.write(values);
      return;
    }
    TableShape table =
        line instanceof Map<?, ?> begin ? tables.get(String.valueOf(begin.get("table"))) : null;
    if (table == null) {
      throw new BackupException("The backup holds rows of a table that its header lacks.");
    }
    rows.begin(table);
  }

  private Header header(@Nullable Object first) {
    Header header = Header.of(first);
    if (!header.versions().equals(layout.versions())) {
      throw new BackupException(
          "The backup was written by version "
              + header.program()
              + " of this program, whose tables are at other versions ("
              + header.versions()
              + ") than this one's ("
              + layout.versions()
              + "). Restore it with that version into an empty database, then start this one on it:"
              + " it brings the tables up to date.");
    }
    List<String> known = layout.tables().stream().map(TableShape::name).toList();
    header.tables().stream()
        .map(TableShape::name)
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new BackupException("The backup holds a table that is not known here: " + name);
        });
    return header;
  }
}
