package io.rollcall.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GaugeTest {
  private static final class ByHand extends Clock {
    private Instant now = Instant.parse("2026-11-21T09:41:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void saysEveryTenSecondsHowFarItIsHowFastAndHowMuchLonger() {
    ByHand clock = new ByHand();
    Gauge gauge = new Gauge(clock);
    List<String> lines = new ArrayList<>();

    gauge.begins(2_000);
    for (int i = 0; i < 100; i++) {
      clock.now = clock.now.plus(Duration.ofMillis(250));
      gauge.ended().ifPresent(lines::add);
    }

    assertThat(lines)
        .containsExactly(
            "40 of 2,000 changes · 4.0/s · about 9 min left",
            "80 of 2,000 changes · 4.0/s · about 8 min left");
  }

  @Test
  void saysNothingOfAShortRunAndNothingAtItsEnd() {
    ByHand clock = new ByHand();
    Gauge gauge = new Gauge(clock);

    gauge.begins(2);
    assertThat(gauge.ended()).isEmpty();
    clock.now = clock.now.plusSeconds(60);
    assertThat(gauge.ended()).isEmpty();
  }
}
