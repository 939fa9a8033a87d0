package io.rollcall.platform;

import io.rollcall.db.Database;
import java.nio.file.Path;

/// A fresh SQLite file.
final class SqliteFile {
  private SqliteFile() {}

  static Database open(Path folder) {
    return Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
  }
}
