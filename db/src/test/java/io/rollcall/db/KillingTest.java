package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("kill")
final class KillingTest {
  private static final String UNTIL_KILLED = "io/rollcall/db/killed";
  private static final String AS_IT_SHOULD_BE = "io/rollcall/db/dialects";

  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends Killing {
    @Test
    void aMigrationThatWasKilledHalfwayLeavesNothing(Url url, Database database)
        throws IOException {
      Path log = Path.of(url.jdbc().substring("jdbc:sqlite:".length()) + "-wal");
      try (Child child = Child.start(Migrator.class, url.jdbc(), UNTIL_KILLED)) {
        while (size(log) < 10_000_000) {
          LockSupport.parkNanos(1_000_000);
        }
        child.kill();
      }
      startsAgain(database);
    }

    // The log comes and goes with whoever has the database open.
    private static long size(Path log) throws IOException {
      try {
        return Files.size(log);
      } catch (NoSuchFileException _) {
        return 0;
      }
    }
  }

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends Killing {
    @Test
    void aMigrationThatWasKilledHalfwayLeavesNothing(Url url, Database database)
        throws IOException {
      try (Child child = Child.start(Migrator.class, url.jdbc(), UNTIL_KILLED)) {
        while (!isAtWork(database)) {
          LockSupport.parkNanos(1_000_000);
        }
        child.kill();
      }
      startsAgain(database);
    }

    /// The server ends a statement whose client has gone only when it answers, so its last
    /// statement takes a few seconds and no longer.
    private boolean isAtWork(Database database) {
      return database.read(sql ->
          sql.fetchExists(
              sql.selectFrom("pg_stat_activity")
                  .where(
                      "query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()")));
    }
  }

  private static void startsAgain(Database database) {
    database.migrate("dialects", AS_IT_SHOULD_BE);

    int notes = database.read(sql -> sql.fetchCount(sql.selectFrom("dialect_note")));
    assertThat(notes).isZero();
  }

  /// A program that brings one module up to date.
  static final class Migrator {
    private Migrator() {}

    static void main(String[] arguments) {
      try (Database database = Database.open(arguments[0])) {
        database.migrate("dialects", arguments[1]);
      }
    }
  }
}
