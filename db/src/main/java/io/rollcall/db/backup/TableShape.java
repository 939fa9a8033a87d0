package io.rollcall.db.backup;

import java.util.List;

/// A table as a backup sees it.
///
/// @param columns those that a backup holds
/// @param key the columns that rows are ordered by, so that equal data gives equal files
record TableShape(String name, List<Column> columns, List<String> key) {
  TableShape {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  String quoted() {
    return quote(name);
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /// The same table with only these columns.
  TableShape having(List<String> names) {
    return new TableShape(
        name,
        columns.stream().filter(column -> names.contains(column.name())).toList(),
        key.stream().filter(names::contains).toList());
  }
}
