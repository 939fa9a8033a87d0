package io.rollcall.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

final class QueriesTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends Queries {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends Queries {}
}
