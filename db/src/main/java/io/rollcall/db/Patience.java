package io.rollcall.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/// How a connection waits for SQLite's write lock while another process has it. SQLite's own
/// waiting looks every tenth of a second and would miss the short moments in which a busy process
/// leaves the lock to others ([Turns]); this looks several times in each of them.
final class Patience extends BusyHandler {
  private static final long LOOK_EVERY_NANOS = Turns.GAP.dividedBy(8).toNanos();

  private final long limitNanos;
  private long since;

  private Patience(Duration limit) {
    this.limitNanos = limit.toNanos();
  }

  /// From now on the connection waits so.
  static void give(Connection connection, Duration limit) throws SQLException {
    setHandler(connection, new Patience(limit));
  }

  @Override
  protected int callback(int askedBefore) {
    long now = System.nanoTime();
    if (askedBefore == 0) {
      since = now;
    }
    if (now - since > limitNanos) {
      return 0;
    }
    LockSupport.parkNanos(LOOK_EVERY_NANOS);
    return 1;
  }
}
