package io.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class VerboseTest {
  @Test
  void theEnvironmentMakesTheProgramVerbose() {
    assertThat(Main.isVerbose(Map.of("ROLLCALL_VERBOSE", "true"))).isTrue();
    assertThat(Main.isVerbose(Map.of("ROLLCALL_VERBOSE", "false"))).isFalse();
    assertThat(Main.isVerbose(Map.of())).isFalse();
  }
}
