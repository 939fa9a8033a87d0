package io.rollcall.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Writes the data anew, so that what was deleted is not left over in a file. SQLite keeps deleted
/// rows in free space and in its write-ahead log until others are written over them.
final class Scrub {
  private static final int ATTEMPTS = 20;
  private static final long PAUSE_MILLIS = 250;

  private Scrub() {}

  static void run(DataSource plain, Dialect dialect) {
    try (Connection connection = plain.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      if (dialect == Dialect.SQLITE) {
        emptyLog(statement);
      }
    } catch (SQLException e) {
      throw new DatabaseException("The data could not be written anew: " + e.getMessage(), e);
    }
  }

  /// The log can be emptied while nobody reads from it; readers are short.
  private static void emptyLog(Statement statement) throws SQLException {
    for (int attempt = 1; !isEmptied(statement); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new DatabaseException(
            "The write-ahead log could not be emptied: somebody reads from the database all the time");
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DatabaseException("Interrupted while the data was written anew", e);
      }
    }
  }

  private static boolean isEmptied(Statement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return answer.next() && answer.getInt(1) == 0;
    }
  }
}
