package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Figures;
import io.rollcall.db.Unavailable;
import io.rollcall.faces.platforms.House.Answer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// More waits for the database than may wait.
@Timeout(180)
final class FullQueueTest {
  private final CountDownLatch release = new CountDownLatch(1);

  @TempDir private Path folder;

  @Test
  void onSqlite() {
    try (Databases databases = Databases.sqlite(folder);
        Town town = new Town(databases.open())) {
      writesAre503ToTryAgainWhileTheQueueIsFullAndThenAllIsWell(town);
    }
  }

  @Test
  @Tag("postgresql")
  void onPostgresql() {
    try (Databases databases = Databases.postgresql();
        Town town = new Town(databases.open())) {
      writesAre503ToTryAgainWhileTheQueueIsFullAndThenAllIsWell(town);
    }
  }

  private void writesAre503ToTryAgainWhileTheQueueIsFullAndThenAllIsWell(Town town) {
    House acme = town.house("Acme", Town.STANDARD);
    House miro = town.house("Beta", Town.MIRO);
    String bob = acme.user("bob");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        fill(town, threads);

        assertBusy(acme.post("ann"));
        assertBusy(acme.rename(bob, "robert"));
        assertBusy(acme.scim("DELETE", "/Users/" + bob, ""));
        assertBusy(miro.post("ann@free.example"));
        assertBusy(acme.scim("POST", "/Bulk", BULK));
        assertThat(acme.scim("GET", "/Users/" + bob, "").expect(200).string("userName"))
            .as("reading goes on")
            .isEqualTo("bob");
      } finally {
        release.countDown();
      }
    }

    acme.user("ann");
    miro.user("ann@free.example");
    assertThat(acme.rename(bob, "robert").status()).isEqualTo(200);
    assertThat(acme.scim("POST", "/Bulk", BULK).status()).isEqualTo(200);
    assertThat(acme.scim("GET", "/Users", "").json().integer("totalResults")).contains(3L);
  }

  private static final String BULK =
      """
      {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
       "Operations":[{"method":"POST","path":"/Users","bulkId":"a","data":{"userName":"zed"}}]}\
      """;

  /// As many pieces of work as may be done and may wait: none ends before the release.
  private void fill(Town town, ExecutorService threads) {
    while (town.database.figures().waitingWrites() < Figures.LARGEST_QUEUE) {
      int missing = Figures.LARGEST_QUEUE - town.database.figures().waitingWrites();
      for (int i = 0; i < missing; i++) {
        threads.execute(() -> occupy(town));
      }
      Thread.onSpinWait();
    }
  }

  private void occupy(Town town) {
    try {
      boolean _ = town.database.write(_ -> awaited());
    } catch (Unavailable _) {
      // Too many were sent, which is what was wanted.
    }
  }

  private boolean awaited() {
    try {
      release.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertBusy(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.json().string("detail"))
        .hasValueSatisfying(detail -> assertThat(detail).containsIgnoringCase("try again"));
    assertThat(answer.text())
        .contains(
            "urn:ietf:params:scim:api:messages:2.0:Error",
            answer.headers().firstValue("X-Request-Id").orElseThrow());
  }
}
