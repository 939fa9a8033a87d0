package io.rollcall.platform;

import io.rollcall.db.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class ThreadStoryOnSqliteTest extends ThreadStory {
  @TempDir Path folder;

  @Override
  Database open() {
    return SqliteFile.open(folder);
  }
}
