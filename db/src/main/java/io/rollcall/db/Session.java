package io.rollcall.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;

/// The connection of one transaction, which somebody else begins and ends.
final class Session implements ConnectionProvider {
  private final Connection connection;
  private final Kept kept;
  private final Statements statements;

  /// What is done with a statement.
  @FunctionalInterface
  interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  Session(Connection connection, Kept kept, Statements statements) {
    this.connection = connection;
    this.kept = kept;
    this.statements = statements;
  }

  <T> T run(String sql, Work<T> work) throws SQLException {
    try {
      PreparedStatement statement = kept.take(sql);
      try {
        T result = work.on(statement);
        kept.giveBack(sql, statement);
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        close(statement, e);
        throw e;
      }
    } finally {
      statements.ended(sql);
    }
  }

  private static void close(PreparedStatement statement, Throwable reason) {
    try {
      statement.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public Connection acquire() {
    return connection;
  }

  @Override
  public void release(Connection same) {
    // It is not ours.
  }
}
