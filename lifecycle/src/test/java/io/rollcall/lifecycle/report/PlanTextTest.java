package io.rollcall.lifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.pretend.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a plan says what people may lose by it.
final class PlanTextTest {
  @TempDir Path folder;

  @Test
  void namesARiskWhereThereIsOneAndIsSilentWhereThereIsNone() {
    try (Stage stage = new Stage(folder)) {
      stage.person("p1", "Ann One", "ann@example.com");
      stage.person("p2", "Bob Two", "bob@example.com");
      assertThat(plan(stage, false)).noneMatch(line -> line.contains("risk"));
      stage.run();
      stage.person("p1", "Ann Other", "ann.other@example.com");
      stage.source.remove("p2");
      stage.person("p3", "Cee Three", "cee@example.com");

      assertThat(plan(stage, false))
          .containsSubsequence(
              "~ rename   ann@example.com → ann.other@example.com   Ann Other",
              "           why    the address changed in staff (p1)",
              "           risk   address changes",
              "+ create   1 person   cee@example.com",
              "− revoke   1 person   bob@example.com",
              "           why    no longer in scope at staff",
              "           risk   access is lost")
          .filteredOn(line -> line.contains("risk"))
          .hasSize(2);
    }
  }

  @Test
  void namesItBehindEachChangeWhenAllAreShown() {
    try (Stage stage = new Stage(folder)) {
      stage.person("p1", "Ann One", "ann@example.com");
      stage.run();
      stage.source.remove("p1");

      assertThat(String.join(" ", plan(stage, true)).replaceAll(" +", " "))
          .contains("no longer in scope at staff risk: access is lost");
    }
  }

  private static List<String> plan(Stage stage, boolean all) {
    return PlanText.of(stage.plan(), all);
  }
}
