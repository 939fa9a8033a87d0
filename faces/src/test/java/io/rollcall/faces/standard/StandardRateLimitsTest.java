package io.rollcall.faces.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The classes of a standard directory, by a clock that goes by hand.
final class StandardRateLimitsTest {
  private @TempDir Path folder;
  private Database database;
  private Instant now = Instant.parse("2026-11-21T09:41:00Z");

  @BeforeEach
  void begin() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
  }

  @AfterEach
  void end() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /Users/7, GET, /Groups/7, 1500, reads and searches",
    "POST, /Users/.search, GET, /Users/7, 1500, reads and searches",
    "DELETE, /Users/7, PATCH, /Groups/7, 750, writes",
    "POST, /Bulk, POST, /Bulk, 30, POST /Bulk"
  })
  void aClassHasItsBudgetAndRefills(
      String method, String path, String otherMethod, String otherPath, int budget, String name) {
    Acme acme = Acme.in(database, "vendor");
    StandardFace face = acme.face(() -> now);
    for (int i = 0; i < budget; i++) {
      assertThat(acme.send(face, method, acme.path(path), "").status()).isNotEqualTo(429);
    }
    WireAnswer refused = acme.send(face, otherMethod, acme.path(otherPath), "");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
    assertThat(refused.about().refusal()).contains("rate-limited");
    Json.Obj body = (Json.Obj) JsonCodec.parse(refused.body().bytes());
    assertThat(body.find("scimType")).as("RFC 7644 has none for this").isEmpty();
    assertThat(body.string("detail").orElseThrow())
        .contains("the limit of " + name + " is " + budget + " requests in 30 s");

    now = now.plus(Duration.ofSeconds(1));
    assertThat(acme.send(face, method, acme.path(path), "").status()).isNotEqualTo(429);
  }

  @Test
  void aDirectoryHasNoLimitsUnlessTheyAreSet() {
    Acme acme = Acme.in(database);
    StandardFace face = acme.face(() -> now);
    for (int i = 0; i < 1_600; i++) {
      assertThat(acme.send(face, "GET", acme.path("/Users/7"), "").status()).isEqualTo(404);
    }
  }
}
