package io.rollcall.db;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

final class PreparedTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends Preparing {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends Preparing {}
}
