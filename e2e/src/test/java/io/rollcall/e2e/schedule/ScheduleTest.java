package io.rollcall.e2e.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Service;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One `serve -c` with a short interval.
@Tag("blackbox")
@Timeout(180)
final class ScheduleTest {
  private static final String LISTENS = "Rollcall listens on ";

  @TempDir private Path folder;

  private static Program serve(Roster roster) {
    return roster
        .rollcall()
        .start("serve", "-c", "rollcall.yaml", "--port", "0", "--drain-seconds", "0");
  }

  private static boolean ended(String line, int writes) {
    return line.contains("\"event\":\"run-ends\"") && line.contains("\"writes\":" + writes + ",");
  }

  @Test
  void whatChangesInTheSourceAppearsAtTheTarget() throws Exception {
    try (Service app = Service.on(folder.resolve("app"))) {
      Roster roster = Roster.in(folder, app);
      roster.employ(5, 0);
      roster.configure(app.url(), "schedule: { every: 1s }");
      try (Program program = serve(roster)) {
        String said = program.awaitErr(line -> ended(line, 5));
        assertThat(new JSONObject(said).getFields())
            .containsKeys("at", "level", "message", "target", "run");
        assertThat(roster.shown("Smith")).isEqualTo(5);

        roster.employ(5, 2);
        program.awaitErr(line -> ended(line, 2));
        assertThat(roster.shown("Renamed")).isEqualTo(2);

        roster.configure(app.url(), "schedule: { evry: 1s }");
        assertThat(program.awaitErr(line -> line.contains("configuration-refused")))
            .contains("rollcall.yaml:4:13", "Did you mean every?", "SEVERE");
        roster.employ(5, 5);
        program.awaitErr(line -> ended(line, 3));
        assertThat(figure(program, "rollcall_configuration_usable")).isEqualTo("0.0");

        roster.configure(app.url(), "schedule: { every: 2s }");
        program.awaitErr(line -> line.contains("configuration-read"));
        roster.employ(9, 9);
        program.awaitErr(line -> ended(line, 4));
        assertThat(figure(program, "rollcall_configuration_usable")).isEqualTo("1.0");
        assertThat(figure(program, "rollcall_run_last_exit_code")).isEqualTo("0.0");
        assertThat(
                Double.parseDouble(figure(program, "rollcall_run_last_success_timestamp_seconds")))
            .isGreaterThan(1.7e9);

        Result stopped = program.stop();
        assertThat(stopped.err()).doesNotContain("run-cut", "run-broken");
        assertThat(stopped.err().lines().filter(line -> line.contains("configuration-refused")))
            .hasSize(1);
      }
      assertThat(roster.rollcall().run("runs", "list", "--json").expect(0).out())
          .contains("\"schedule\"");
    }
  }

  private static String figure(Program program, String name) {
    String line = program.awaitOut(said -> said.startsWith(LISTENS));
    URI url = URI.create(line.substring(LISTENS.length()));
    return new Http(url, "")
        .get("/metrics")
        .expect(200)
        .text()
        .lines()
        .filter(one -> one.startsWith(name + "{"))
        .map(one -> one.substring(one.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("no " + name);
  }

  @Test
  void aGateIsSaidAndEndsNothing() throws Exception {
    try (Service app = Service.on(folder.resolve("app"))) {
      Roster roster = Roster.in(folder, app);
      roster.employ(40, 0);
      roster.configure(app.url(), "schedule: { every: 1s }");
      try (Program program = serve(roster)) {
        program.awaitErr(line -> ended(line, 40));
        roster.employ(20, 0);
        assertThat(program.awaitErr(line -> line.contains("\"exitCode\":4")))
            .contains("SEVERE", "20 of 40");
        assertThat(figure(program, "rollcall_run_last_exit_code")).isEqualTo("4.0");
        roster.employ(41, 0);
        program.awaitErr(line -> ended(line, 1));
        assertThat(roster.shown("Smith")).isEqualTo(41);
        program.stop();
      }
    }
  }

  @Test
  void aFileWithoutAScheduleServesAndNeedsNoSecrets() {
    try (Service app = Service.on(folder.resolve("app"))) {
      Roster roster = Roster.in(folder, app);
      roster.configure(app.url(), "");
      try (Program program =
          roster
              .rollcall()
              .with("APP_TOKEN", "")
              .start("serve", "-c", "rollcall.yaml", "--port", "0", "--drain-seconds", "0")) {
        assertThat(program.awaitErr(line -> line.contains("\"event\":\"schedule\"")))
            .contains("has no schedule");
        program.stop();
      }
    }
  }
}
