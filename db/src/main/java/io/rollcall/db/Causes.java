package io.rollcall.db;

import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a database error means, by its code: SQLSTATE on PostgreSQL, the extended result code on
/// SQLite.
final class Causes {
  private static final String PG_UNIQUE = "23505";
  private static final String PG_DEADLOCK = "40P01";
  private static final String PG_SERIALIZATION = "40001";

  private Causes() {}

  static boolean isUniqueViolation(Throwable error) {
    return sqlException(error)
        .map(e ->
            e instanceof SQLiteException sqlite
                ? sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                : PG_UNIQUE.equals(e.getSQLState()))
        .orElse(false);
  }

  static boolean mayWorkNextTime(Throwable error) {
    return sqlException(error)
        .map(SQLException::getSQLState)
        .map(state -> PG_DEADLOCK.equals(state) || PG_SERIALIZATION.equals(state))
        .orElse(false);
  }

  private static Optional<SQLException> sqlException(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
