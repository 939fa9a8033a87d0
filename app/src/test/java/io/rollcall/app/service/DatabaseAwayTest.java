package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The service while its database is away.
@Tag("postgresql")
@Timeout(180)
final class DatabaseAwayTest {
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(DirectoryService service, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(service.url() + path))
            .header("Authorization", "Bearer rcd_nobodys");
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void itIsA503ToTryAgainAndNeverA500() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start();
    Database database = Database.open(postgres.getJdbcUrl("postgres", "postgres"));
    try (DirectoryService service =
        DirectoryService.start(database, new FaceServer.Listen("127.0.0.1", 0, Optional.empty()))) {
      assertThat(get(service, "/health").statusCode()).isEqualTo(200);
      assertThat(get(service, "/scim/v2/unknown/Users").statusCode()).isEqualTo(401);
      postgres.close();
      for (String path : new String[] {"/scim/v2/unknown/Users", "/nowhere"}) {
        HttpResponse<String> answer = get(service, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
            .contains(
                "urn:ietf:params:scim:api:messages:2.0:Error",
                answer.headers().firstValue("X-Request-Id").orElseThrow())
            .doesNotContain("jdbc", "postgres");
      }
      HttpResponse<String> health = get(service, "/health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("database does not answer");
      assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
    } finally {
      postgres.close();
    }
  }
}
