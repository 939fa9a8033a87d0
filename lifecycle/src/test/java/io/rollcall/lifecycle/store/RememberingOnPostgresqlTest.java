package io.rollcall.lifecycle.store;

import io.rollcall.db.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RememberingOnPostgresqlTest extends Remembering {
  private EmbeddedPostgres server;
  private int made;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Override
  Database fresh() {
    String name = "fresh" + made++;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
    return Database.open(server.getJdbcUrl("postgres", name));
  }
}
