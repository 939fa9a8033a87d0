package io.rollcall.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fresh databases of one PostgreSQL server, which starts once for all tests.
public final class OnPostgresql extends FreshDatabases {
  private record Server(EmbeddedPostgres postgres, AtomicInteger made) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }

  @Override
  String make(ExtensionContext context) {
    Server server =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Server.class, _ -> start(), Server.class);
    String name = "fresh" + server.made().incrementAndGet();
    try (Connection connection = server.postgres().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
    return server.postgres().getJdbcUrl("postgres", name);
  }

  private static Server start() {
    try {
      return new Server(EmbeddedPostgres.start(), new AtomicInteger());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
