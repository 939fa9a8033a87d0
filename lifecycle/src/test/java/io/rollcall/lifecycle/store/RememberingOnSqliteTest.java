package io.rollcall.lifecycle.store;

import io.rollcall.db.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class RememberingOnSqliteTest extends Remembering {
  @TempDir Path folder;

  @Override
  Database fresh() {
    return Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
  }
}
