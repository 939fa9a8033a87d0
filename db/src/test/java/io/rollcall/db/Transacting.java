package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Transactions and migrations.
abstract class Transacting {
  private static final String OLDER = "io/rollcall/db/older";
  private static final String DIALECTS = "io/rollcall/db/dialects";
  private static final String NEWER = "io/rollcall/db/newer";

  private Database database;

  @BeforeEach
  void begin(Database fresh) {
    database = fresh;
    database.migrate("notes", OLDER);
  }

  @Test
  void whatIsThrownUndoesTheWholeTransaction() {
    assertThatThrownBy(() ->
            database.write(sql -> {
              insert(sql, "1", "a");
              throw new IllegalStateException("changed my mind");
            }))
        .hasMessage("changed my mind");

    assertThat(count()).isZero();
  }

  @Test
  void aTakenValueIsAUniqueViolationAndNothingIsKept() {
    database.write(sql -> insert(sql, "1", "a"));

    assertThatThrownBy(() -> database.write(sql -> insert(sql, "2", "b") + insert(sql, "3", "a")))
        .isInstanceOf(UniqueViolation.class);
    assertThatThrownBy(() -> database.write(sql -> insert(sql, "1", "c")))
        .isInstanceOf(UniqueViolation.class);

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aReadCannotWrite() {
    assertThatThrownBy(() -> database.read(sql -> insert(sql, "1", "a")))
        .isInstanceOf(DataAccessException.class);
    database.write(sql -> insert(sql, "1", "a"));
  }

  @Test
  void aReadSeesOneMoment() {
    List<Integer> counts =
        database.read(sql -> {
          int before = count(sql);
          database.write(other -> insert(other, "1", "a"));
          return List.of(before, count(sql));
        });

    assertThat(counts).containsExactly(0, 0);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aWriteInsideOfAWriteIsRefusedAndUndoesTheOuterOne() {
    assertThatThrownBy(() ->
            database.write(sql -> {
              insert(sql, "1", "a");
              return database.write(other -> insert(other, "2", "b"));
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("write was called inside of write");

    assertThat(count()).isZero();
  }

  @Test
  void manyWritersAtOnceAllSucceed() throws Exception {
    List<Callable<Integer>> writes =
        IntStream.range(0, 50)
            .<Callable<Integer>>mapToObj(
                i -> () -> database.write(sql -> insert(sql, "" + i, "text" + i)))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Integer> written : threads.invokeAll(writes)) {
        assertThat(written.get()).isEqualTo(1);
      }
    }

    assertThat(count()).isEqualTo(50);
  }

  @Test
  void migrationsAreAppliedOnceAndNewerDataIsRefused() {
    database.migrate("notes", OLDER);
    database.migrate("notes", NEWER);
    database.migrate("notes", NEWER);

    assertThatThrownBy(() -> database.migrate("notes", OLDER))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("newer version")
        .hasMessageContaining("notes are at version 2");
  }

  @Test
  void migrationsOfOneDialectAreAppliedToItAlone() {
    database.migrate("dialects", DIALECTS);
    database.migrate("dialects", DIALECTS);

    String own = database.dialect().name().toLowerCase(Locale.ROOT);
    String other = database.dialect() == Dialect.SQLITE ? "postgresql" : "sqlite";
    assertThat(exists("afterwards")).isTrue();
    assertThat(exists("only_" + own)).isTrue();
    assertThat(exists("only_" + other)).isFalse();
  }

  @Test
  void severalProgramsMayStartAtOnceOnEmptyTables(Url url) throws Exception {
    for (int round = 0; round < 5; round++) {
      String module = "round" + round;
      database.write(sql -> sql.execute("drop table if exists note"));
      Callable<Boolean> start =
          () -> {
            try (Database program = Database.open(url.jdbc())) {
              program.migrate(module, NEWER);
            }
            return true;
          };
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        for (Future<Boolean> started : threads.invokeAll(List.of(start, start, start, start))) {
          assertThat(started.get()).isTrue();
        }
      }
    }
  }

  private boolean exists(String table) {
    return database.read(
        sql -> sql.meta().getTables().stream().anyMatch(found -> found.getName().equals(table)));
  }

  private static int insert(DSLContext sql, String id, String text) {
    return sql.execute("insert into note (id, text) values (?, ?)", id, text);
  }

  private static int count(DSLContext sql) {
    return sql.fetchCount(sql.selectFrom("note"));
  }

  private int count() {
    return database.read(Transacting::count);
  }
}
