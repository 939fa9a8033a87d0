package io.rollcall.db.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.db.OnPostgresql;
import io.rollcall.db.OnSqlite;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

final class BackupTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends BackingUp {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends BackingUp {
    @Test
    void whatOthersKeepInTheSameSchemaIsTheirs(Database database) throws IOException {
      Zoo.migrate(database);
      database.write(sql -> sql.execute("insert into of_somebody_else values ('secret')"));

      assertThat(Zoo.content(database)).doesNotContain("secret");
      new Restore(database, Zoo::migrate).from(file(), true);
      int theirs = database.read(sql -> sql.fetchCount(sql.selectFrom("of_somebody_else")));
      assertThat(theirs).isEqualTo(1);
    }
  }
}
