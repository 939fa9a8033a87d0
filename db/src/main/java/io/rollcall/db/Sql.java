package io.rollcall.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// SQL of one dialect, heard by one listener.
final class Sql {
  private final Dialect dialect;
  private final Statements statements;
  private final Configuration configuration;

  /// By the connections themselves, not by what a pool gives out.
  private final Map<Connection, Kept> kept = new ConcurrentHashMap<>();

  Sql(Dialect dialect, Statements statements) {
    this.dialect = dialect;
    this.statements = statements;
    this.configuration = new DefaultConfiguration().set(dialect.jooq());
    if (!statements.equals(Statements.IGNORED)) {
      configuration.set(new DefaultExecuteListenerProvider(new Hearing(statements)));
    }
  }

  /// SQL on a connection whose transaction somebody else begins and ends.
  DSLContext on(Connection connection) throws SQLException {
    return DSL.using(configuration.derive(new Session(connection, keptOf(connection), statements)));
  }

  private Kept keptOf(Connection connection) throws SQLException {
    return switch (dialect) {
      case POSTGRESQL -> new Kept(connection, false);
      case SQLITE -> {
        Connection itself = connection.unwrap(Connection.class);
        Kept known = kept.get(itself);
        yield known == null ? newKeptOf(itself) : known;
      }
    };
  }

  /// Connections live long: now and then one is new, and others are closed.
  private Kept newKeptOf(Connection connection) {
    kept.keySet().removeIf(Sql::isClosed);
    Kept made = new Kept(connection, true);
    kept.put(connection, made);
    return made;
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException _) {
      return true;
    }
  }

  private record Hearing(Statements statements) implements ExecuteListener {
    @Override
    public void end(ExecuteContext context) {
      for (String sql : context.batchSQL()) {
        if (sql != null) {
          statements.ended(sql);
        }
      }
    }
  }
}
