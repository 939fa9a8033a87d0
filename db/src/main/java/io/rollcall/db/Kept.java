package io.rollcall.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The statements of a connection, while nobody runs them. SQLite compiles a text each time that it
/// is given one, so there they are kept for their next use, as long as the connection is open. The
/// driver of PostgreSQL keeps them by itself.
final class Kept {
  private final Connection connection;
  private final boolean keeps;
  private final Map<String, PreparedStatement> byText = new HashMap<>();

  /// @param keeps whether statements stay open between their uses
  Kept(Connection connection, boolean keeps) {
    this.connection = connection;
    this.keeps = keeps;
  }

  PreparedStatement take(String sql) throws SQLException {
    PreparedStatement known = byText.remove(sql);
    return known == null ? connection.prepareStatement(sql) : known;
  }

  /// Values are forgotten, for they may be large.
  void giveBack(String sql, PreparedStatement statement) throws SQLException {
    if (keeps) {
      statement.clearParameters();
    }
    if (!keeps || byText.putIfAbsent(sql, statement) != null) {
      statement.close();
    }
  }
}
