package io.rollcall.db.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A column, and how its values are written in a line of JSON.
record Column(String name, Kind kind) {

  /// What both databases can hold, whatever they call it.
  enum Kind {
    TEXT,
    INTEGER,
    BOOLEAN,
    BYTES;

    /// @param declared the type in the migration, such as `VARCHAR`
    static Kind declared(String declared) {
      return switch (declared.toUpperCase(Locale.ROOT).replaceFirst("\\(.*", "").strip()) {
        case "VARCHAR", "TEXT", "CHAR" -> TEXT;
        case "BIGINT", "INTEGER", "INT", "SMALLINT" -> INTEGER;
        case "BOOLEAN" -> BOOLEAN;
        case "BLOB", "BYTEA" -> BYTES;
        default ->
            throw new IllegalStateException("A backup cannot hold a column of type " + declared);
      };
    }

    /// The value as JSON has it; null when it is absent.
    @Nullable Object read(ResultSet row, int at) throws SQLException {
      Object value =
          switch (this) {
            case TEXT -> row.getString(at);
            case INTEGER -> row.getLong(at);
            case BOOLEAN -> row.getBoolean(at);
            case BYTES -> encoded(row.getBytes(at));
          };
      return row.wasNull() ? null : value;
    }

    private static @Nullable String encoded(byte @Nullable [] bytes) {
      return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    void bind(PreparedStatement statement, int at, @Nullable Object json) throws SQLException {
      switch (json) {
        case null -> statement.setObject(at, null);
        case Long number when this == INTEGER -> statement.setLong(at, number);
        case Boolean truth when this == BOOLEAN -> statement.setBoolean(at, truth);
        case String text when this == TEXT -> statement.setString(at, text);
        case String text when this == BYTES ->
            statement.setBytes(at, Base64.getDecoder().decode(text));
        default -> throw new BackupException("The backup holds a value that is no " + this + ".");
      }
    }
  }

  String quoted() {
    return TableShape.quote(name);
  }
}
