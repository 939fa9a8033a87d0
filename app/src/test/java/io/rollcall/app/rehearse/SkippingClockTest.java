package io.rollcall.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class SkippingClockTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final SkippingClock clock = new SkippingClock(Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void whoSleepsPutsItForward() throws InterruptedException {
    clock.sleep(Duration.ofSeconds(30));
    clock.sleep(Duration.ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(35));
  }

  @Test
  void whoIsStoppedDoesNotGoOnSleeping() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(30)))
        .isInstanceOf(InterruptedException.class);
    assertThat(clock.instant()).isEqualTo(NOON);
  }
}
