package io.rollcall.db;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a database error means, by its code: SQLSTATE on PostgreSQL, the extended result code on
/// SQLite.
final class Causes {
  private static final String PG_UNIQUE = "23505";
  private static final String PG_DEADLOCK = "40P01";
  private static final String PG_SERIALIZATION = "40001";
  private static final String PG_CONNECTION = "08";
  private static final String PG_INSUFFICIENT_RESOURCES = "53";

  /// admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout
  private static final Set<String> PG_AWAY = Set.of("57P01", "57P02", "57P03", "57P05");

  /// query_canceled, as by `statement_timeout`; lock_not_available, as by `lock_timeout`
  private static final Set<String> PG_TOO_SLOW = Set.of("57014", "55P03");

  /// read_only_sql_transaction: this server is a standby, or is being switched over
  private static final String PG_READ_ONLY = "25006";

  private static final int SQLITE_PRIMARY_CODE = 0xff;

  private Causes() {}

  static boolean mayWorkNextTime(Throwable error) {
    return sqlException(error)
        .map(SQLException::getSQLState)
        .map(state -> PG_DEADLOCK.equals(state) || PG_SERIALIZATION.equals(state))
        .orElse(false);
  }

  /// Whether the database, or this connection, takes no changes.
  static boolean isReadOnly(Throwable error) {
    return switch (sqlException(error).orElse(null)) {
      case null -> false;
      case SQLiteException sqlite -> sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY;
      case SQLException other -> PG_READ_ONLY.equals(other.getSQLState());
    };
  }

  /// What the caller of a transaction gets to know instead of a database error. Anything else that
  /// was thrown stays what it is.
  static Throwable meaning(Throwable error) {
    if (!(error instanceof DataAccessException) && !(error instanceof SQLException)) {
      return error;
    }
    SQLException sql = sqlException(error).orElse(null);
    if (isUniqueViolation(sql)) {
      return new UniqueViolation(error);
    }
    Optional<String> trouble = trouble(sql);
    if (trouble.isPresent()) {
      return new Unavailable(trouble.get(), error);
    }
    return error instanceof DataAccessException
        ? error
        : new DataAccessException("The transaction failed: " + error.getMessage(), error);
  }

  /// What the callers of a batch get to know that an error ended: nothing of it was kept.
  static Unavailable lost(Throwable error) {
    return new Unavailable(
        trouble(sqlException(error).orElse(null))
            .orElse(
                "The changes could not be committed together with others. Nothing of this was done;"
                    + " try again."),
        error);
  }

  /// Throws what an error means.
  static RuntimeException thrown(Throwable error) {
    return switch (meaning(error)) {
      case RuntimeException runtime -> runtime;
      case Error fatal -> throw fatal;
      case Throwable other -> new IllegalStateException(other);
    };
  }

  private static boolean isUniqueViolation(@Nullable SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
        : e != null && PG_UNIQUE.equals(e.getSQLState());
  }

  private static Optional<String> trouble(@Nullable SQLException e) {
    return switch (e) {
      case null -> Optional.empty();
      case SQLiteException sqlite -> sqliteTrouble(sqlite.getResultCode());
      case SQLException other -> postgresqlTrouble(other.getSQLState());
    };
  }

  private static Optional<String> sqliteTrouble(SQLiteErrorCode code) {
    SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code.code & SQLITE_PRIMARY_CODE);
    return Optional.ofNullable(
        switch (primary) {
          case SQLITE_BUSY, SQLITE_LOCKED ->
              "Another program kept the database for itself for too long. Nothing of this was done;"
                  + " try again in a moment.";
          case SQLITE_FULL ->
              "The disk that the database is on is full. Nothing of this was done; make room and try"
                  + " again.";
          case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PROTOCOL, SQLITE_READONLY ->
              "The file of the database cannot be read or written at the moment ("
                  + code.name()
                  + "). Nothing of this was done; try again in a moment.";
          case SQLITE_CORRUPT, SQLITE_NOTADB ->
              "The file of the database is damaged ("
                  + code.name()
                  + "). Nothing of this was done; whoever runs this service has to restore a backup.";
          default -> null;
        });
  }

  private static Optional<String> postgresqlTrouble(@Nullable String state) {
    if (state == null) {
      return Optional.empty();
    }
    if (state.equals(PG_DEADLOCK) || state.equals(PG_SERIALIZATION)) {
      return Optional.of(
          "Too many changes of the same data at once. Nothing of this was done; try again in a"
              + " moment.");
    }
    if (PG_TOO_SLOW.contains(state) || state.equals(PG_READ_ONLY)) {
      return Optional.of(
          (state.equals(PG_READ_ONLY)
                  ? "The database takes no changes at the moment"
                  : "The database took too long over this")
              + " (SQLSTATE "
              + state
              + "). Nothing of this was done; try again in a moment.");
    }
    boolean away =
        state.startsWith(PG_CONNECTION)
            || state.startsWith(PG_INSUFFICIENT_RESOURCES)
            || PG_AWAY.contains(state);
    return away ? Optional.of(away(state)) : Optional.empty();
  }

  /// @param state SQLSTATE
  static String away(@Nullable String state) {
    return "The database cannot be reached at the moment"
        + (state == null ? "" : " (SQLSTATE " + state + ")")
        + ". Try again in a moment.";
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
