package io.rollcall.e2e.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Http.Answer;
import io.rollcall.e2e.stage.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service is killed (SIGKILL) while eight clients write, at a random moment, again and again
/// on the same data. After each start every answer that was given still holds, and a request whose
/// answer never came was done whole or not at all.
@Tag("blackbox")
final class KilledUnderLoadTest {
  private static final int WRITERS = 8;
  private static final int KILLS = 20 * Integer.getInteger("rollcall.test.size", 1);
  private static final long SEED = 20_261_121;

  @TempDir private Path directory;

  @Test
  void whatWasAcknowledgedIsThereOnSqlite() throws InterruptedException {
    Path data = directory.resolve("data");
    survive(() -> Service.on(data));
  }

  @Test
  @Tag("postgresql")
  void whatWasAcknowledgedIsThereOnPostgresql() throws IOException, InterruptedException {
    Path data = directory.resolve("data");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      survive(() -> Service.on(data, url));
    }
  }

  private static void survive(Supplier<Service> start) throws InterruptedException {
    Random random = new Random(SEED);
    String token;
    String base;
    try (Service service = start.get()) {
      service.command("org", "create", "Acme");
      var directory =
          service.command("directory", "create", "--org", "Acme", "--preset", "standard");
      token = directory.getFieldAsString("token");
      base = URI.create(directory.getFieldAsString("baseUrl")).getPath();
    }
    Map<String, Writers.Known> known = Map.of();
    for (int kill = 1; kill <= KILLS; kill++) {
      int acknowledgements = 20 + random.nextInt(180);
      Service service = start.get();
      Http scim = new Http(service.url(), token);
      check(scim, base, known, kill - 1);
      known =
          new Writers(scim, base, "k" + kill, new CountDownLatch(acknowledgements))
              .run(WRITERS, service::kill);
      assertThat(known).isNotEmpty();
    }
    try (Service service = start.get()) {
      check(new Http(service.url(), token), base, known, KILLS);
    }
  }

  private static void check(Http scim, String base, Map<String, Writers.Known> known, int kill) {
    known.forEach((id, user) -> {
      Answer answer = scim.get(base + "/Users/" + id);
      Optional<String> found =
          answer.status() == 404
              ? Optional.empty()
              : Optional.of(answer.expect(200).string("displayName"));
      assertThat(user.allows(found))
          .as("kill %d (seed %d): user %s is %s, known was %s", kill, SEED, id, found, user)
          .isTrue();
    });
  }
}
