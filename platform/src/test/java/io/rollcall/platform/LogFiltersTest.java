package io.rollcall.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

final class LogFiltersTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends LogFilters {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends LogFilters {}
}
