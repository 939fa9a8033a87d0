package io.rollcall.faces.miro;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

final class LifecycleGuideTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends LifecycleGuide {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends LifecycleGuide {}
}
