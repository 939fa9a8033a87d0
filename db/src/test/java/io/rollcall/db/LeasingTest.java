package io.rollcall.db;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

final class LeasingTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends Leasing {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends Leasing {}
}
