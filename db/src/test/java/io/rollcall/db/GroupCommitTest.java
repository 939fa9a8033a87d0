package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Writes that share a commit on SQLite.
final class GroupCommitTest {
  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void begin() {
    file = folder.resolve("rollcall.db");
    try (Database database = open()) {
      database.migrate("notes", "io/rollcall/db/older");
    }
  }

  @Test
  void sixteenWritersShareCommits() throws Exception {
    try (Database database = open();
        Queued queued = new Queued(database)) {
      database.write(sql -> insert(sql, "first"));
      int before = WriteAheadLog.commits(file);
      for (int round = 0; round < 20; round++) {
        String name = "round" + round + ".";
        queued.together(
            IntStream.range(0, 16)
                .<Function<DSLContext, Integer>>mapToObj(i -> sql -> insert(sql, name + i))
                .toList());
      }

      assertThat(count(database)).isEqualTo(1 + 20 * 16);
      // A batch ends early on a machine that is so busy that the time for one is over.
      assertThat(WriteAheadLog.commits(file) - before).isLessThanOrEqualTo(60);
      assertThat(database.figures().writes()).isEqualTo(1 + 20 * 17);
      assertThat(database.figures().writeCommits()).isBetween(1L + 20, 1L + 60);
      assertThat(database.figures().largestBatch()).isBetween(9, 17);
    }
  }

  @Test
  void whatThrowsIsUndoneAloneAndItsCallerGetsIt() throws Exception {
    try (Database database = open();
        Queued queued = new Queued(database)) {
      List<Future<Integer>> ends =
          queued.together(
              List.of(
                  sql -> insert(sql, "a"),
                  sql -> insert(sql, "b") + fail(new IllegalStateException("mine")),
                  sql -> insert(sql, "c") + fail(new StackOverflowError("an error")),
                  sql -> insert(sql, "d") + insert(sql, "a"),
                  sql -> insert(sql, "e")));

      assertThat(ends.get(0).get()).isEqualTo(1);
      assertThat(ends.get(4).get()).isEqualTo(1);
      assertThatThrownBy(() -> ends.get(1).get())
          .hasCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining("mine");
      assertThatThrownBy(() -> ends.get(2).get()).hasCauseInstanceOf(StackOverflowError.class);
      assertThatThrownBy(() -> ends.get(3).get()).hasCauseInstanceOf(UniqueViolation.class);
      assertThat(ids(database)).containsExactly("a", "e");
    }
  }

  @Test
  @Timeout(60)
  void whatCannotBeAnsweredLeavesNobodyElseWaiting() throws Exception {
    try (Database database = open();
        Queued queued = new Queued(database)) {
      List<Future<Integer>> ends =
          queued.together(
              List.of(
                  sql -> insert(sql, "a"),
                  sql -> insert(sql, "b") + fail(new Unanswerable()),
                  sql -> insert(sql, "c")));

      assertThat(ends.get(0).get()).isEqualTo(1);
      assertThat(ends.get(2).get()).isEqualTo(1);
      assertThatThrownBy(() -> ends.get(1).get()).hasCauseInstanceOf(StackOverflowError.class);
      insert(database, "d");
      assertThat(ids(database)).containsExactly("a", "c", "d");
    }
  }

  /// Nobody can find out what it means.
  private static final class Unanswerable extends DataAccessException {
    Unanswerable() {
      super("cannot be answered");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new StackOverflowError("no room to look");
    }
  }

  @Test
  void whenTheFirstOfABatchThrowsTheOthersAreKept() throws Exception {
    try (Database database = open();
        Queued queued = new Queued(database)) {
      List<Future<Integer>> ends =
          queued.after(
              sql -> insert(sql, "a") + fail(new IllegalStateException("mine")),
              List.of(sql -> insert(sql, "b"), sql -> insert(sql, "c")));

      assertThat(ends.get(0).get()).isEqualTo(1);
      assertThat(ends.get(1).get()).isEqualTo(1);
      assertThat(ids(database)).containsExactly("b", "c");
    }
  }

  @Test
  void aFullDiskIsUnavailableAndWritingGoesOnWhenThereIsRoomAgain() throws Exception {
    try (Database database = open();
        Queued queued = new Queued(database)) {
      long pages = database.write(sql -> sql.fetchSingle("PRAGMA page_count").get(0, Long.class));
      database.write(sql -> sql.fetch("PRAGMA max_page_count = " + (pages + 2)));
      List<Future<Integer>> ends =
          queued.together(
              List.of(sql -> insert(sql, "a"), sql -> insert(sql, "b".repeat(100_000))));

      assertThatThrownBy(() -> ends.get(1).get())
          .cause()
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("full");
      boolean otherKept = catchThrowable(() -> ends.get(0).get()) == null;
      assertThat(ids(database)).isEqualTo(otherKept ? List.of("a") : List.of());
      database.write(sql -> sql.fetch("PRAGMA max_page_count = 1000000"));
      insert(database, "c".repeat(100_000));
    }
  }

  @Test
  void anInterruptedCallerGetsItsAnswerAndStaysInterrupted() throws Exception {
    try (Database database = open();
        Queued queued = new Queued(database)) {
      AtomicBoolean interrupted = new AtomicBoolean();
      CountDownLatch hold = queued.hold();
      Thread caller =
          Thread.ofVirtual()
              .start(() -> {
                database.write(sql -> insert(sql, "a"));
                interrupted.set(Thread.currentThread().isInterrupted());
              });
      queued.until(1);
      caller.interrupt();
      hold.countDown();
      caller.join();

      assertThat(interrupted).isTrue();
      assertThat(ids(database)).containsExactly("a");
    }
  }

  @Test
  void closingFinishesWhatWaitsAndRefusesWhatComesLater() throws Exception {
    Database database = open();
    try (Queued queued = new Queued(database)) {
      CountDownLatch hold = queued.hold();
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String id = "" + i;
        waiting.add(queued.submit(sql -> insert(sql, id)));
      }
      queued.until(10);
      Thread closer = Thread.ofVirtual().start(database::close);
      hold.countDown();
      closer.join();

      for (Future<Integer> done : waiting) {
        assertThat(done.get()).isEqualTo(1);
      }
      assertThatThrownBy(() -> database.write(sql -> insert(sql, "late")))
          .isInstanceOf(Unavailable.class);
    }
    try (Database again = open()) {
      assertThat(count(again)).isEqualTo(10);
    }
  }

  @Test
  void onlySoMuchMayWait() throws Exception {
    try (Database database = open();
        Queued queued = new Queued(database)) {
      CountDownLatch hold = queued.hold();
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < Figures.LARGEST_QUEUE; i++) {
        String id = "" + i;
        waiting.add(queued.submit(sql -> insert(sql, id)));
      }
      queued.until(Figures.LARGEST_QUEUE);

      assertThatThrownBy(() -> database.write(sql -> insert(sql, "one too many")))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("1000");
      hold.countDown();
      for (Future<Integer> done : waiting) {
        assertThat(done.get()).isEqualTo(1);
      }
      assertThat(count(database)).isEqualTo(Figures.LARGEST_QUEUE);
    }
  }

  @Test
  void anotherProgramGetsItsTurnWhileOneNeverStopsWriting() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (Database busy = open();
        Database other = open()) {
      List<Thread> writers =
          IntStream.range(0, 8)
              .mapToObj(i -> Thread.ofVirtual().start(() -> fill(busy, "busy" + i + ".", enough)))
              .toList();
      long since = busy.figures().writes();
      for (int i = 0; i < 30; i++) {
        String id = "other" + i;
        insert(other, id);
      }
      enough.set(true);
      for (Thread writer : writers) {
        writer.join();
      }

      assertThat((long) count(busy)).isEqualTo(busy.figures().writes() + 30);
      assertThat(busy.figures().writes()).isGreaterThan(since);
    }
  }

  @Test
  void aProgramThatKeepsTheDatabaseForItselfMakesItUnavailable() throws Exception {
    try (Database keeper = open();
        Queued queued = new Queued(keeper);
        Database other =
            Sqlite.open("jdbc:sqlite:" + file, Statements.IGNORED, Duration.ofMillis(100))) {
      CountDownLatch hold = queued.hold();
      assertThatThrownBy(() -> other.write(sql -> insert(sql, "a")))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("Another program");
      hold.countDown();
      queued.until(0);
      insert(keeper, "b");
      insert(other, "a");
    }
  }

  private Database open() {
    return Database.open("jdbc:sqlite:" + file);
  }

  private static void fill(Database database, String name, AtomicBoolean enough) {
    for (int i = 0; !enough.get(); i++) {
      String id = name + i;
      database.write(sql -> insert(sql, id));
    }
  }

  private static int fail(RuntimeException thrown) {
    throw thrown;
  }

  private static int fail(Error thrown) {
    throw thrown;
  }

  private static int insert(DSLContext sql, String id) {
    return sql.execute("insert into note (id, text) values (?, ?)", id, id);
  }

  private static void insert(Database database, String id) {
    int inserted = database.write(sql -> insert(sql, id));
    assertThat(inserted).isEqualTo(1);
  }

  private static int count(Database database) {
    return database.read(sql -> sql.fetchCount(sql.selectFrom("note")));
  }

  private static List<String> ids(Database database) {
    return database.read(
        sql -> sql.fetch("select id from note order by id").getValues(0, String.class));
  }
}
