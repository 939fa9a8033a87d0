package io.rollcall.db.backup;

import io.rollcall.db.Database;
import io.rollcall.db.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/// The tables of a database and the versions of its modules.
///
/// The tables are those that the migrations make on SQLite, even when the data is in PostgreSQL:
/// what else lies in the same schema is not ours, and a column that only one of the two has says
/// something about that database and not about the data.
///
/// @param versions the last migration of each module
/// @param tables in an order in which a row never comes before one that it refers to
record Layout(SequencedMap<String, String> versions, List<TableShape> tables) {
  private static final String HISTORY = "flyway_";

  /// Who holds a lease is a matter of running processes and no part of the data.
  private static final String NOT_DATA = "lease";

  /// @param migrations brings every module of a database up to date
  static Layout of(Database database, Consumer<Database> migrations) {
    migrations.accept(database);
    if (database.dialect() == Dialect.SQLITE) {
      return database.read(Layout::ofSqlite);
    }
    Layout common = emptySqlite(migrations);
    return database.read(sql -> common.onPostgresql(sql));
  }

  /// Whether no table has a row.
  boolean isEmpty(DSLContext sql) {
    return tables.stream().noneMatch(table -> sql.fetchExists(sql.selectFrom(table.quoted())));
  }

  private static Layout emptySqlite(Consumer<Database> migrations) {
    try {
      Path folder = Files.createTempDirectory("rollcall-tables");
      try (Database empty = Database.open("jdbc:sqlite:" + folder.resolve("empty.db"))) {
        return of(empty, migrations);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static Layout ofSqlite(DSLContext sql) {
    List<String> names =
        sql.fetch("select name from sqlite_master where type = 'table' order by name")
            .getValues(0, String.class);
    SequencedMap<String, String> versions = new LinkedHashMap<>();
    names.stream()
        .filter(name -> name.startsWith(HISTORY))
        .forEach(name -> versions.put(name.substring(HISTORY.length()), version(sql, name)));
    List<String> data =
        names.stream()
            .filter(name -> !name.startsWith(HISTORY) && !name.startsWith("sqlite_"))
            .filter(name -> !name.equals(NOT_DATA))
            .toList();
    return new Layout(
        versions, parentsFirst(sql, data).stream().map(name -> shape(sql, name)).toList());
  }

  private static String version(DSLContext sql, String history) {
    return sql.fetch(
            "select version from "
                + TableShape.quote(history)
                + " where version is not null order by installed_rank desc")
        .getValues(0, String.class)
        .getFirst();
  }

  private static List<String> parentsFirst(DSLContext sql, List<String> tables) {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    tables.forEach(table -> parents.put(table, parents(sql, table)));
    List<String> ordered = new ArrayList<>();
    while (ordered.size() < tables.size()) {
      String next =
          parents.keySet().stream()
              .filter(table -> !ordered.contains(table))
              .filter(table -> ordered.containsAll(parents.getOrDefault(table, List.of())))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("The tables refer to each other"));
      ordered.add(next);
    }
    return ordered;
  }

  private static List<String> parents(DSLContext sql, String table) {
    return sql
        .fetch("select \"table\" from pragma_foreign_key_list(?)", table)
        .getValues(0, String.class)
        .stream()
        .filter(parent -> !parent.equals(table))
        .toList();
  }

  /// A hidden column is computed from others.
  private static TableShape shape(DSLContext sql, String table) {
    List<Record> columns =
        sql.fetch("select name, type, pk from pragma_table_xinfo(?) where hidden = 0", table);
    return new TableShape(
        table,
        columns.stream()
            .map(row ->
                new Column(
                    row.get(0, String.class), Column.Kind.declared(row.get(1, String.class))))
            .toList(),
        columns.stream()
            .filter(row -> row.get(2, Integer.class) > 0)
            .sorted((a, b) -> Integer.compare(a.get(2, Integer.class), b.get(2, Integer.class)))
            .map(row -> row.get(0, String.class))
            .toList());
  }

  private Layout onPostgresql(DSLContext sql) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    versions.keySet().forEach(module -> found.put(module, version(sql, HISTORY + module)));
    return new Layout(
        found,
        tables.stream()
            .map(table -> table.having(PostgresqlTable.of(sql, table.name()).columns()))
            .toList());
  }
}
