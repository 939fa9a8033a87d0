package io.rollcall.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/// Transactions on the connections of a pool: each is kept whole, or not at all. Whoever came first
/// gets a connection first: the pool itself lets newcomers pass those who wait, some of them for
/// seconds.
final class Pooled implements Transactions {
  private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;
  private static final int ATTEMPTS = 5;

  private final Sql sql;
  private final HikariDataSource pool;
  private final Semaphore turns;
  private final boolean onlyReads;
  private final Tally tally = new Tally();

  private Pooled(Sql sql, HikariDataSource pool, boolean onlyReads) {
    this.sql = sql;
    this.pool = pool;
    this.turns = new Semaphore(pool.getMaximumPoolSize(), true);
    this.onlyReads = onlyReads;
  }

  /// Connections that are opened when they are first used and stay outside of any transaction while
  /// nobody has them.
  static HikariConfig connections(String name, DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setAutoCommit(false);
    config.setIsolateInternalQueries(true);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    return config;
  }

  /// @param connections that refuse to write
  static Pooled reading(HikariConfig connections, Sql sql) {
    return new Pooled(sql, new HikariDataSource(connections), true);
  }

  static Pooled writing(HikariConfig connections, Sql sql) {
    return new Pooled(sql, new HikariDataSource(connections), false);
  }

  /// Runs the work; again, when the database broke a deadlock by giving up this one. A read that
  /// writes is a mistake of the program, whatever the database is like.
  @Override
  public <T> T run(Function<DSLContext, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (DataAccessException | SQLException e) {
        if (onlyReads && Causes.isReadOnly(e) && e instanceof DataAccessException mistake) {
          throw mistake;
        }
        if (!Causes.mayWorkNextTime(e) || attempt == ATTEMPTS) {
          throw Causes.thrown(e);
        }
      }
    }
  }

  private <T> T once(Function<DSLContext, T> work) throws SQLException {
    takeTurn();
    try {
      return onConnection(work);
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    if (waiting() >= Figures.LARGEST_QUEUE) {
      throw Unavailable.full();
    }
    try {
      if (!turns.tryAcquire(pool.getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
        throw pool.getHikariPoolMXBean().getTotalConnections() == 0
            ? new Unavailable(Causes.away(null))
            : Unavailable.waitedTooLong();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Unavailable.waitedTooLong();
    }
  }

  private <T> T onConnection(Function<DSLContext, T> work) throws SQLException {
    try (Connection connection = connection()) {
      try {
        T result = work.apply(sql.on(connection));
        connection.commit();
        tally.committed(1);
        return result;
      } catch (RuntimeException | SQLException | Error e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private Connection connection() {
    if (pool.isClosed()) {
      throw Unavailable.closed();
    }
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new Unavailable(Causes.away(e.getSQLState()), e);
    }
  }

  private static void rollback(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public int waiting() {
    return turns.getQueueLength();
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {
    pool.close();
  }
}
