package io.rollcall.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.target.Traits.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PaceTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private final TickingClock clock = new TickingClock();

  @Test
  void letsABurstThroughAndThenWaitsOneWindow() throws InterruptedException {
    Pace pace = new Pace(List.of(new Rate("users", 3, WINDOW)), clock, clock, 1);

    for (int i = 0; i < 3; i++) {
      pace.take("users").close();
    }
    assertThat(clock.slept()).isZero();

    pace.take("users").close();
    assertThat(clock.slept()).isEqualTo(WINDOW.plusMillis(1));
  }

  @Test
  void classesDoNotWaitForEachOther() throws InterruptedException {
    Pace pace =
        new Pace(
            List.of(new Rate("users", 1, WINDOW), new Rate("groups", 1, WINDOW)), clock, clock, 1);

    pace.take("users").close();
    pace.take("groups").close();
    pace.take("no such class").close();

    assertThat(clock.slept()).isZero();
  }

  @Test
  void waitsAsLongAsTheTargetSays() throws InterruptedException {
    Pace pace = new Pace(List.of(new Rate("users", 9, WINDOW)), clock, clock, 1);

    pace.holdUntil("users", clock.instant().plusSeconds(7));
    pace.take("users").close();

    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(7));
  }

  /// Each of the calls behind the first waits for a place when the target says how long to wait.
  @Test
  @Timeout(30)
  void whoWaitedForOthersIsNotSentBeforeTheTargetAllows() throws InterruptedException {
    Pace pace = new Pace(List.of(new Rate("users", 99, WINDOW)), clock, clock, 4);
    List<Pace.Turn> turns = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      turns.add(pace.take("users"));
    }
    List<Instant> sent = Collections.synchronizedList(new ArrayList<>());
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(
          Thread.ofPlatform()
              .start(() -> {
                try (Pace.Turn _ = pace.take("users")) {
                  sent.add(clock.instant());
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread one : waiting) {
      while (one.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    Instant then = clock.instant().plusSeconds(7);

    pace.holdUntil("users", then);
    turns.forEach(Pace.Turn::close);
    for (Thread one : waiting) {
      one.join();
    }

    assertThat(sent).hasSize(3).allSatisfy(at -> assertThat(at).isAfterOrEqualTo(then));
  }

  /// Whenever between sending and answer the target counts a call, no window of its own holds more
  /// than the rate.
  @Test
  void neverExceedsTheRateByTheTargetsOwnClock() throws InterruptedException {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int limit = 1 + random.nextInt(5);
      Pace pace = new Pace(List.of(new Rate("users", limit, WINDOW)), clock, clock, 1);
      List<Instant> counted = new ArrayList<>();
      for (int call = 0; call < 40; call++) {
        try (Pace.Turn _ = pace.take("users")) {
          clock.tick(Duration.ofMillis(random.nextInt(9_000)));
          counted.add(clock.instant());
          clock.tick(Duration.ofMillis(random.nextInt(9_000)));
        }
      }
      for (int i = limit; i < counted.size(); i++) {
        assertThat(Duration.between(counted.get(i - limit), counted.get(i)))
            .as("seed %s, call %s", seed, i)
            .isGreaterThan(WINDOW);
      }
    }
  }
}
