package io.rollcall.faces.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final RateClass FIVE = RateClass.requests("GET /Groups", 5, WINDOW);
  private static final RateClass CREDITS =
      new RateClass("the REST API", 100_000, "credits", Duration.ofMinutes(1));

  private Instant now = Instant.parse("2026-11-21T09:41:00Z");
  private final RateLimiter limiter = new RateLimiter(() -> now);

  private Verdict spend() {
    return limiter.spend("a", FIVE, 1);
  }

  private boolean isAllowed() {
    return spend() instanceof Verdict.Allowed;
  }

  private Verdict.Refused refused() {
    return spend() instanceof Verdict.Refused refused ? refused : fail();
  }

  private static Verdict.Refused fail() {
    throw new AssertionError("was allowed");
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void theWholeBudgetGoesAtOnceAndThenOneByOneAsItRefills() {
    for (int i = 4; i >= 0; i--) {
      assertThat(spend().standing().remaining()).isEqualTo(i);
    }
    assertThat(refused().retryIn()).isEqualTo(Duration.ofSeconds(6));
    pass(Duration.ofMillis(5_999));
    assertThat(isAllowed()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(isAllowed()).isTrue();
    assertThat(isAllowed()).isFalse();
    pass(WINDOW);
    assertThat(IntStream.range(0, 6).filter(_ -> isAllowed()).count()).isEqualTo(5);
  }

  @Test
  void whatIsRefusedCostsNothing() {
    IntStream.range(0, 1_000).forEach(_ -> spend());
    assertThat(refused().retryIn()).isEqualTo(Duration.ofSeconds(6));
    assertThat(refused().standing().fullAt()).isEqualTo(now.plus(WINDOW));
  }

  @Test
  void retryAfterIsInWholeSecondsAndNeverTooFew() {
    var fast = RateClass.requests("GET /Users", 200, WINDOW);
    IntStream.range(0, 200).forEach(_ -> limiter.spend("a", fast, 1));
    assertThat(limiter.spend("a", fast, 1))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.retryIn()).isEqualTo(Duration.ofMillis(150));
              assertThat(refused.retrySeconds()).isEqualTo(1);
            });

    IntStream.range(0, 5).forEach(_ -> spend());
    pass(Duration.ofNanos(1));
    assertThat(refused().retrySeconds()).isEqualTo(6);
    pass(Duration.ofMillis(1_001));
    assertThat(refused().retrySeconds()).isEqualTo(5);
    pass(Duration.ofSeconds(refused().retrySeconds()));
    assertThat(isAllowed()).as("who waits as long as was said goes on").isTrue();
  }

  @Test
  void aRefusalSaysWhatIsLimitedToWhatAndWhenToComeBack() {
    IntStream.range(0, 5).forEach(_ -> spend());
    assertThat(refused().detail("this directory"))
        .isEqualTo(
            "Too many requests: the limit of GET /Groups is 5 requests in 30 s for this directory."
                + " Send this again in 6 s.");
  }

  @Test
  void callersAndClassesHaveBudgetsOfTheirOwn() {
    IntStream.range(0, 6).forEach(_ -> spend());
    assertThat(limiter.spend("b", FIVE, 1)).isInstanceOf(Verdict.Allowed.class);
    assertThat(limiter.spend("a", CREDITS, 1)).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void callsCostWhatTheyCost() {
    for (int left = 98_000; left >= 0; left -= 2_000) {
      assertThat(limiter.spend("a", CREDITS, 2_000).standing().remaining()).isEqualTo(left);
    }
    assertThat(limiter.spend("a", CREDITS, 2_000))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.retryIn()).isEqualTo(Duration.ofMillis(1_200)));
    pass(Duration.ofMillis(300));
    assertThat(limiter.spend("a", CREDITS, 500)).isInstanceOf(Verdict.Allowed.class);
    assertThat(limiter.spend("a", CREDITS, 50)).isInstanceOf(Verdict.Refused.class);
    assertThatThrownBy(() -> limiter.spend("a", CREDITS, 100_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyTheFirstRefusalOfAWindowIsWorthALogEntry() {
    IntStream.range(0, 5).forEach(_ -> spend());
    assertThat(refused().isFirst()).isTrue();
    long later = 0;
    for (int i = 0; i < 299; i++) {
      pass(Duration.ofMillis(100));
      later += spend() instanceof Verdict.Refused refused && refused.isFirst() ? 1 : 0;
    }
    assertThat(later).isZero();
    pass(Duration.ofMillis(100));
    while (spend() instanceof Verdict.Refused refused && !refused.isFirst()) {
      pass(Duration.ofMillis(1));
    }
    IntStream.range(0, 5).forEach(_ -> spend());
    assertThat(refused().isFirst()).isFalse();
  }

  /// In every window of a random walk, wherever it begins, it sends at most the budget.
  @Test
  void aClientThatKeepsToTheBudgetInEveryWindowIsNeverRefused() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    Deque<Instant> sent = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      pass(Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(40_000) : 1));
      while (!sent.isEmpty() && !now.isBefore(sent.getFirst().plus(WINDOW))) {
        sent.removeFirst();
      }
      if (sent.size() < 5) {
        sent.add(now);
        assertThat(isAllowed()).as("seed " + seed + ", call " + i).isTrue();
      }
    }
  }

  @Test
  void aClientWithATokenBucketOfThisSizeIsNeverRefused() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    double tokens = 5;
    for (int i = 0; i < 20_000; i++) {
      int millis = random.nextInt(8_000);
      pass(Duration.ofMillis(millis));
      tokens = Math.min(5, tokens + millis / 6_000.0);
      if (tokens >= 1.000_001) {
        tokens--;
        assertThat(isAllowed()).as("seed " + seed + ", call " + i).isTrue();
      }
    }
  }

  @Test
  void whoeverIsIdleForAWindowIsForgotten() {
    for (int i = 0; i < 200_000; i++) {
      pass(Duration.ofMillis(30));
      var _ = limiter.spend("caller " + i, FIVE, 1);
    }
    assertThat(limiter.size()).isLessThanOrEqualTo(1_025);
  }

  @Test
  void whoIsBeingRefusedIsNotForgotten() {
    IntStream.range(0, 5).forEach(_ -> spend());
    for (int i = 0; i < 10_000; i++) {
      var _ = limiter.spend("caller " + i, FIVE, 1);
    }
    assertThat(isAllowed()).isFalse();
  }

  @Test
  void aClockThatIsPutBackLocksNobodyOut() {
    IntStream.range(0, 6).forEach(_ -> spend());
    pass(Duration.ofDays(-1));
    assertThat(isAllowed()).isTrue();
    IntStream.range(0, 4).forEach(_ -> spend());
    assertThat(refused().isFirst()).isTrue();
  }

  @Test
  void manyThreadsTogetherGetTheBudgetAndNoMore() throws Exception {
    var big = RateClass.requests("GET /Users", 1_000, WINDOW);
    Callable<Long> sender =
        () ->
            IntStream.range(0, 500)
                .filter(_ -> limiter.spend("a", big, 1) instanceof Verdict.Allowed)
                .count();
    long allowed = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(List.of(sender, sender, sender, sender, sender))) {
        allowed += done.get();
      }
    }
    assertThat(allowed).isEqualTo(1_000);
  }
}
