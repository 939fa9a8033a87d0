package io.rollcall.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

final class TeamCostsTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends TeamCosts {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends TeamCosts {}
}
