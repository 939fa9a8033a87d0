package io.rollcall.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Runs work on one connection: all of it is kept, or nothing.
final class Transactions {
  private static final int ATTEMPTS = 5;

  private final Dialect dialect;

  Transactions(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Runs the work; again, when the database broke a deadlock by giving up this one.
  <T> T run(DataSource source, boolean readOnly, Function<DSLContext, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(source, readOnly, work);
      } catch (DataAccessException e) {
        if (!Causes.mayWorkNextTime(e) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private <T> T once(DataSource source, boolean readOnly, Function<DSLContext, T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = perform(connection, readOnly, work);
        connection.commit();
        return result;
      } catch (RuntimeException | SQLException | Error e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw Causes.isUniqueViolation(e)
          ? new UniqueViolation(e)
          : new DataAccessException("The transaction failed: " + e.getMessage(), e);
    }
  }

  private <T> T perform(Connection connection, boolean readOnly, Function<DSLContext, T> work)
      throws SQLException {
    if (readOnly && dialect == Dialect.POSTGRESQL) {
      // One snapshot for a page and its total. The pool puts both settings back.
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    try {
      return work.apply(DSL.using(connection, dialect.jooq()));
    } catch (DataAccessException e) {
      if (Causes.isUniqueViolation(e)) {
        throw new UniqueViolation(e);
      }
      throw e;
    }
  }

  private static void rollback(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
