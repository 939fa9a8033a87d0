package io.rollcall.faces.spec;

import io.rollcall.db.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case of `spec/http`, over HTTP, on both databases.
@Timeout(120)
final class HttpSpecTest {

  static Stream<Case> cases() {
    String only = System.getProperty("spec", "");
    return Case.all().filter(each -> each.toString().contains(only));
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class OnSqlite {
    private World world;

    @BeforeAll
    void start(@TempDir Path directory) {
      world = new World(Database.open("jdbc:sqlite:" + directory.resolve("rollcall.db")));
    }

    @AfterAll
    void stop() {
      world.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.rollcall.faces.spec.HttpSpecTest#cases")
    void holds(Case the) {
      new Play(world, the).run();
    }
  }

  @Nested
  @Tag("postgresql")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class OnPostgresql {
    private EmbeddedPostgres postgres;
    private World world;

    @BeforeAll
    void start() throws IOException {
      postgres = EmbeddedPostgres.start();
      world = new World(Database.open(postgres.getJdbcUrl("postgres", "postgres")));
    }

    @AfterAll
    void stop() throws IOException {
      world.close();
      postgres.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.rollcall.faces.spec.HttpSpecTest#cases")
    void holds(Case the) {
      new Play(world, the).run();
    }
  }
}
