package io.rollcall.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

final class LogFollowingTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends LogFollowing {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends LogFollowing {
    @Test
    @Override
    void whatMayYetBePrecededIsNotReadByWhoeverGoesOn() throws Exception {
      super.whatMayYetBePrecededIsNotReadByWhoeverGoesOn();
    }
  }
}
