package io.rollcall.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class VersionTest {
  private static String build(Map<String, String> facts) {
    var properties = new Properties();
    properties.putAll(facts);
    return Version.build(properties);
  }

  @Test
  void theBuildIsACommitAndItsDate() {
    assertThat(build(Map.of("commit", "0123abc", "commit.date", "2026-11-21T09:41:00Z")))
        .isEqualTo("of commit 0123abc, 2026-11-21T09:41:00Z");
  }

  @Test
  void changesThatNoCommitHasAreTold() {
    assertThat(build(Map.of("commit", "0123abc", "commit.date", "2026", "changed", "yes")))
        .isEqualTo("of commit 0123abc, 2026, with changes");
  }

  @Test
  void whereThereIsNoHistoryThatIsTold() {
    assertThat(build(Map.of("commit", ""))).isEqualTo("of sources without their history");
  }

  @Test
  void theProgramComesFirstThenWhatItIsBuiltFromAndRunsOn() {
    assertThat(Version.text().lines().toList())
        .satisfiesExactly(
            program -> assertThat(program).isEqualTo("rollcall " + Version.number()),
            build -> assertThat(build).startsWith("build of "),
            java -> assertThat(java).startsWith("java "),
            system -> assertThat(system).startsWith("system "));
  }
}
