package io.rollcall.db;

import java.sql.Connection;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// SQL of one dialect, heard by one listener.
final class Sql {
  private final Configuration configuration;

  Sql(Dialect dialect, Statements statements) {
    this.configuration = new DefaultConfiguration().set(dialect.jooq());
    if (!statements.equals(Statements.IGNORED)) {
      configuration.set(new DefaultExecuteListenerProvider(new Hearing(statements)));
    }
  }

  /// SQL on a connection whose transaction somebody else begins and ends.
  DSLContext on(Connection connection) {
    return DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
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
