package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.db.Statements;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Worlds in fresh databases of one PostgreSQL server, which starts once for all tests.
final class OnPostgresql extends FreshWorlds {
  /// A copy of this is made sooner than an empty database is migrated.
  private static final String MIGRATED = "migrated";

  private record Server(EmbeddedPostgres postgres, AtomicInteger made) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }

  @Override
  Database open(ExtensionContext context, Statements statements) {
    Server server =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Server.class, _ -> start(), Server.class);
    String name = "world" + server.made().incrementAndGet();
    create(server.postgres(), name, MIGRATED);
    return Database.open(server.postgres().getJdbcUrl("postgres", name), statements);
  }

  private static Server start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      create(postgres, MIGRATED, "template1");
      Database.open(postgres.getJdbcUrl("postgres", MIGRATED)).close();
      return new Server(postgres, new AtomicInteger());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(EmbeddedPostgres postgres, String name, String template) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
  }
}
