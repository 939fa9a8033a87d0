package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// Who gets the only connection of a pool, and what they are told who do not.
@Timeout(60)
final class PooledTest {
  private static final long SOON_MILLIS = 1_500;
  private static final long PATIENT_MILLIS = 60_000;

  @TempDir private Path folder;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);

  /// The driver takes a while when it is used for the first time.
  @BeforeEach
  void begin() throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(Sqlite.PREFIX + folder.resolve("one.db"));
    source.getConnection().close();
  }

  @AfterEach
  void end() {
    held.countDown();
    callers.close();
  }

  private Pooled one(SQLiteDataSource source, long timeoutMillis) {
    source.setUrl(Sqlite.PREFIX + folder.resolve("one.db"));
    HikariConfig config = Pooled.connections("one", source, 1);
    config.setConnectionTimeout(timeoutMillis);
    return Pooled.writing(config, new Sql(Dialect.SQLITE, Statements.IGNORED));
  }

  private boolean hold() {
    begun.countDown();
    return PooledTest.await(held);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whoever just gave the connection back is the quickest to ask again.
  @Test
  void whoeverCameFirstIsServedFirstAndWhoComesAgainComesLast() throws Exception {
    List<String> served = new CopyOnWriteArrayList<>();
    try (Pooled pooled = one(new SQLiteDataSource(), PATIENT_MILLIS)) {
      List<Future<Boolean>> all = new ArrayList<>();
      all.add(
          callers.submit(() -> pooled.run(_ -> hold()) && pooled.run(_ -> served.add("again"))));
      begun.await();
      for (int i = 0; i < 5; i++) {
        String name = "waiting " + i;
        all.add(callers.submit(() -> pooled.run(_ -> served.add(name))));
        while (pooled.waiting() <= i) {
          Thread.onSpinWait();
        }
      }

      held.countDown();

      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(served)
        .containsExactly("waiting 0", "waiting 1", "waiting 2", "waiting 3", "waiting 4", "again");
  }

  @Test
  void whoWaitsTooLongIsToldThatTheDatabaseIsBusyAndTakesNobodysTurn() throws Exception {
    try (Pooled pooled = one(new SQLiteDataSource(), SOON_MILLIS)) {
      Future<Boolean> first = callers.submit(() -> pooled.run(_ -> hold()));
      begun.await();

      assertThatThrownBy(() -> pooled.run(_ -> true))
          .isInstanceOf(Unavailable.class)
          .hasMessage(
              "The database was busy with other work for too long. Nothing of this was done; try"
                  + " again in a moment.");

      assertThat(pooled.waiting()).isZero();
      held.countDown();
      assertThat(first.get()).isTrue();
      assertThat(pooled.<Boolean>run(_ -> true)).isTrue();
    }
  }

  /// Its turn is taken by somebody who waits for the server.
  @Test
  void whoWaitsWhileNoConnectionCanBeOpenedIsToldThatTheDatabaseIsAway() throws Exception {
    try (Pooled pooled = one(new Silent(), SOON_MILLIS)) {
      Future<Boolean> first = callers.submit(() -> pooled.run(_ -> true));
      begun.await();

      assertThatThrownBy(() -> pooled.run(_ -> true))
          .isInstanceOf(Unavailable.class)
          .hasMessage(Causes.away(null));

      assertThatThrownBy(first::get).hasRootCauseInstanceOf(SQLException.class);
      held.countDown();
    }
  }

  /// Answers when nobody wants to know any more.
  private final class Silent extends SQLiteDataSource {
    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
      boolean _ = hold();
      return super.getConnection(user, password);
    }
  }
}
