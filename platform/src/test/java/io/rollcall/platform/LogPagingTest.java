package io.rollcall.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

final class LogPagingTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends LogPaging {
    @Test
    void everySearchGoesAlongTheIndexesOfWhatItIsAboutAndSortsNoTime() {
      everySearchGoesAlongItsIndexes();
    }
  }

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends LogPaging {}
}
