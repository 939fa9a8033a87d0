package io.rollcall.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/// The one connection that writes, and its transactions. It is opened when it is first used, and
/// again after it was [dropped][#drop]. Used by one thread.
final class SqliteWriter {
  private final DataSource source;
  private final Sql sql;
  private @Nullable Session session;

  private record Session(Connection connection, Statement control, DSLContext sql) {}

  SqliteWriter(DataSource source, Sql sql) {
    this.source = source;
    this.sql = sql;
  }

  /// Takes the write lock at once: work that reads before it writes never has to give up half-way.
  DSLContext begin() throws SQLException {
    Session current = session == null ? open() : session;
    session = current;
    current.control.execute("BEGIN IMMEDIATE");
    return current.sql;
  }

  /// From here on, what is done can be undone alone.
  void mark() throws SQLException {
    control().execute("SAVEPOINT piece");
  }

  void keepSinceMark() throws SQLException {
    control().execute("RELEASE piece");
  }

  /// @return false if SQLite has ended the whole transaction, as it does when the disk is full:
  ///   then nothing since [#begin] is left
  boolean undoSinceMark() throws SQLException {
    try {
      control().execute("ROLLBACK TO piece");
    } catch (SQLException _) {
      return false;
    }
    control().execute("RELEASE piece");
    return true;
  }

  /// When this returns, everything since [#begin] is on the disk.
  void commit() throws SQLException {
    control().execute("COMMIT");
  }

  /// Undoes everything since [#begin].
  void undo() {
    try {
      control().execute("ROLLBACK");
    } catch (SQLException _) {
      // SQLite has done it already, or the connection is broken.
      drop();
    }
  }

  /// Ends whatever state the connection is in.
  void drop() {
    Session ended = session;
    session = null;
    try {
      if (ended != null) {
        ended.connection.close();
      }
    } catch (SQLException _) {
      // It is of no use any more, and SQLite undoes what was not committed.
    }
  }

  /// The driver is told that somebody else begins and ends transactions: it would begin the next
  /// one, with the write lock, as soon as one has ended.
  private Session open() throws SQLException {
    Connection connection = source.getConnection();
    connection.unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(false);
    return new Session(connection, connection.createStatement(), sql.on(connection));
  }

  private Statement control() throws SQLException {
    if (session == null) {
      throw new SQLException("The connection that writes is not open");
    }
    return session.control;
  }
}
