package io.rollcall.e2e.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The databases that one earlier version left, unpacked into a folder; see the resource
/// `upgrade/README.md`.
///
/// @param service the data directory of the directory service
/// @param engine the folder of the engine, with its data directory and its secrets
record Kept(Path service, Path engine) {
  private static final String DATABASE = "rollcall.db";

  static Kept unpack(String commit, Path folder) throws IOException {
    Kept kept = new Kept(folder.resolve("service"), folder.resolve("engine"));
    unzip(commit + "-service.db.gz", kept.service.resolve(DATABASE));
    unzip(commit + "-engine.db.gz", kept.engine.resolve(".rollcall").resolve(DATABASE));
    for (String secret : List.of("scim-token", "rest-key")) {
      try (InputStream in = resource(commit + "-" + secret)) {
        Files.copy(in, kept.engine.resolve(secret));
      }
    }
    return kept;
  }

  private static void unzip(String name, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = new GZIPInputStream(resource(name))) {
      Files.copy(in, file);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Kept.class.getResourceAsStream("/upgrade/" + name), name);
  }

  Path serviceDatabase() {
    return service.resolve(DATABASE);
  }

  Path engineDatabase() {
    return engine.resolve(".rollcall").resolve(DATABASE);
  }

  String token() throws IOException {
    return Files.readString(engine.resolve("scim-token")).strip();
  }

  /// How many rows each table has, the histories of migrations among them; read without our code.
  static Map<String, Integer> rows(Path database) throws SQLException {
    Map<String, Integer> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
          rows.put(table, count.getInt(1));
        }
      }
    }
    return rows;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  /// Says in the history of a module that a version after all of ours was there.
  static void pretendNewer(Path database, String module) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_%1$s SELECT max(installed_rank) + 1, '999', 'from tomorrow', 'SQL', 'V999__from_tomorrow.sql', 1, 'x', installed_on, 1, 1 FROM flyway_%1$s"
              .formatted(module));
    }
  }
}
