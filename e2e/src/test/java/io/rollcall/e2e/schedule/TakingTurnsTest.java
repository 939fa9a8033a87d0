package io.rollcall.e2e.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.CutWire;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Scissors;
import io.rollcall.e2e.stage.Scissors.Moment;
import io.rollcall.e2e.stage.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two `serve -c` on the same data: one runs, the other knows who does, and takes over when that
/// one is killed.
@Tag("blackbox")
@Timeout(300)
final class TakingTurnsTest {
  private static final int PEOPLE = 30;
  private static final int MIDDLE = 12;

  @TempDir private Path folder;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);

  @Test
  void onSqlite() throws Exception {
    takeTurns();
  }

  @Test
  @Tag("postgresql")
  void onPostgresql() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      takeTurns("--database", postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void takeTurns(String... database) throws Exception {
    var scissors = new Scissors();
    try (Service app = Service.on(folder.resolve("app"));
        CutWire wire = new CutWire(app.url(), scissors)) {
      Roster roster = Roster.in(folder, app);
      roster.employ(PEOPLE, 0);
      roster.configure(wire.uri(), "schedule: { every: 1s }");
      scissors.cutAt(MIDDLE, Moment.BEFORE, this::hold);
      try (Program one = serve(roster, database)) {
        held.await();
        try (Program other = serve(roster, database)) {
          assertThat(other.awaitErr(line -> line.contains("run-elsewhere")))
              .contains("\"pid\":" + one.pid() + "}", "process " + one.pid() + " on ");
          assertThat(scissors.passed()).hasSize(MIDDLE);
          one.kill();
          letGo.countDown();

          other.awaitErr(line -> line.contains("goes on with a run that was cut short"));
          other.awaitErr(TakingTurnsTest::succeeded);
          assertThat(roster.shown("Smith")).isEqualTo(PEOPLE);
          goOnTogether(roster, other, database);
        }
      }
      assertNoRunsOverlap(roster, database);
    }
  }

  // Ten more changes, each carried out by one of two.
  private static void goOnTogether(Roster roster, Program other, String... database)
      throws IOException {
    try (Program third = serve(roster, database)) {
      third.awaitErr(line -> line.contains("\"event\":\"schedule\""));
      for (int renamed = 1; renamed <= 10; renamed++) {
        roster.employ(PEOPLE, renamed);
        while (roster.shown("Renamed") < renamed) {
          assertThat(other.lives() && third.lives()).isTrue();
          Thread.onSpinWait();
        }
      }
      assertThat(third.stop().err() + other.stop().err())
          .doesNotContain("run-broken", "\"exitCode\":1");
    }
  }

  private void hold() {
    held.countDown();
    try {
      letGo.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean succeeded(String line) {
    return line.contains("\"event\":\"run-ends\"") && line.contains("\"exitCode\":0,");
  }

  private static Program serve(Roster roster, String... database) {
    var words =
        new ArrayList<>(
            List.of("serve", "-c", "rollcall.yaml", "--port", "0", "--drain-seconds", "0"));
    words.addAll(List.of(database));
    return roster.rollcall().start(words.toArray(String[]::new));
  }

  private record Span(Instant started, Instant ended) {}

  private static void assertNoRunsOverlap(Roster roster, String... database) {
    var words = new ArrayList<>(List.of("runs", "list", "--limit", "1000", "--json"));
    words.addAll(List.of(database));
    List<Span> spans =
        roster
            .rollcall()
            .run(words.toArray(String[]::new))
            .expect(0)
            .json()
            .getFieldAsArray("runs")
            .stream()
            .map(JSONObject.class::cast)
            .filter(run -> run.getFieldAsString("ended") != null)
            .map(run ->
                new Span(
                    Instant.parse(run.getFieldAsString("started")),
                    Instant.parse(run.getFieldAsString("ended"))))
            .sorted(Comparator.comparing(Span::started))
            .toList();
    assertThat(spans).hasSizeGreaterThan(10);
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).started()).isAfterOrEqualTo(spans.get(i - 1).ended());
    }
  }
}
