package io.rollcall.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PacingTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  @Test
  void theFirstWindowCostsNothing() {
    assertThat(Pacing.atLeast(0, 20, WINDOW)).isZero();
    assertThat(Pacing.atLeast(20, 20, WINDOW)).isZero();
  }

  @Test
  void everyOtherOneIsWaitedFor() {
    assertThat(Pacing.atLeast(21, 20, WINDOW)).isEqualTo(WINDOW);
    assertThat(Pacing.atLeast(41, 20, WINDOW)).isEqualTo(WINDOW.multipliedBy(2));
  }
}
