package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

final class TransactingTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends Transacting {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends Transacting {
    @Test
    void aConnectionThatTheServerEndsIsUnavailableAndTheNextOneWorks(Database database) {
      assertThatThrownBy(() ->
              database.write(sql -> sql.fetch("select pg_terminate_backend(pg_backend_pid())")))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() ->
              database.read(sql -> sql.fetch("select pg_terminate_backend(pg_backend_pid())")))
          .isInstanceOf(Unavailable.class);

      int read = database.read(sql -> sql.fetchCount(sql.selectOne()));
      int written = database.write(sql -> sql.fetchCount(sql.selectOne()));
      assertThat(List.of(read, written)).containsExactly(1, 1);
    }
  }
}
