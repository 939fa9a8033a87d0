package io.rollcall.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

final class GroupRacesTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends GroupRaces {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends GroupRaces {
    @Test
    @Override
    void aMemberIsAddedWhileAnotherTransactionThatAddsOneIsOpen() throws Exception {
      super.aMemberIsAddedWhileAnotherTransactionThatAddsOneIsOpen();
    }
  }
}
