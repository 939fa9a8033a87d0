package io.rollcall.db.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The first line of a backup.
///
/// @param program the version of the program that wrote it
/// @param versions the last migration of each module
/// @param tables in the order in which they follow
/// @param rows how many rows of each table follow
record Header(
    String program,
    SequencedMap<String, String> versions,
    List<TableShape> tables,
    Map<String, Long> rows) {
  private static final long FORMAT = 1;
  private static final String FORMAT_NAME = "rollcallBackup";

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(FORMAT_NAME, FORMAT);
    json.put("program", program);
    json.put("modules", versions);
    json.put("tables", tables.stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(TableShape table) {
    Map<String, Object> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), column.kind().name()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", table.name());
    json.put("columns", columns);
    json.put("rows", rows.getOrDefault(table.name(), 0L));
    return json;
  }

  /// What a first line says of itself, whether it is right or not.
  ///
  /// @throws BackupException if it is none of a backup
  static Map<?, ?> recognize(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> map) || !(map.get(FORMAT_NAME) instanceof Long)) {
      throw new BackupException("This is no backup of Rollcall.");
    }
    return map;
  }

  /// @param json the first line of a file that is as it was written
  /// @throws BackupException if it is no backup, or one of a later format
  static Header of(@Nullable Object json) {
    Map<?, ?> map = recognize(json);
    if (map.get(FORMAT_NAME) instanceof Long format && format > FORMAT) {
      throw new BackupException(
          "The backup was written by a newer version of this program ("
              + map.get("program")
              + "). Restore it with that version or a newer one.");
    }
    SequencedMap<String, String> versions = new LinkedHashMap<>();
    map(map.get("modules")).forEach((name, version) -> versions.put(name, version.toString()));
    List<TableShape> tables = new ArrayList<>();
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Object table : (List<?>) required(map.get("tables"))) {
      Map<String, Object> of = map(table);
      String name = required(of.get("name")).toString();
      tables.add(new TableShape(name, columns(map(of.get("columns"))), List.of()));
      rows.put(name, (Long) required(of.get("rows")));
    }
    return new Header(String.valueOf(map.get("program")), versions, tables, rows);
  }

  private static List<Column> columns(Map<String, Object> json) {
    return json.entrySet().stream()
        .map(entry -> new Column(entry.getKey(), Column.Kind.valueOf(entry.getValue().toString())))
        .toList();
  }

  private static Map<String, Object> map(@Nullable Object json) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) required(json)).forEach((key, value) -> map.put(key.toString(), required(value)));
    return map;
  }

  private static Object required(@Nullable Object json) {
    if (json == null) {
      throw new BackupException("The first line of the backup lacks something.");
    }
    return json;
  }
}
