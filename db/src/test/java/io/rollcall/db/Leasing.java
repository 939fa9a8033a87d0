package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Leases among several processes.
abstract class Leasing {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Clock NOON = at("2026-11-12T12:00:00Z");
  private static final Clock TWO_MINUTES_LATER = at("2026-11-12T12:02:00Z");
  private static final ProcessIdentity SELF = ProcessIdentity.current();

  /// The number of no process: greater than any system gives out.
  private static final ProcessIdentity DEAD = new ProcessIdentity(SELF.host(), 1L << 40, 0);

  private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("another host", 1, 0);

  private Database database;

  @BeforeEach
  void begin(Database fresh) {
    database = fresh;
  }

  @Test
  void oneHoldsItUntilItIsGivenBack() {
    Leases leases = new Leases(database, NOON);
    Lease first = leases.acquire("sync", MINUTE).orElseThrow();

    assertThat(leases.acquire("sync", MINUTE)).isEmpty();
    assertThat(leases.acquire("other", MINUTE)).isPresent();
    assertThat(first.renew()).isTrue();
    first.close();

    Lease second = leases.acquire("sync", MINUTE).orElseThrow();
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(first.renew()).isFalse();
    first.close();
    assertThat(leases.acquire("sync", MINUTE)).isEmpty();
  }

  @Test
  void itEndsWithItsTime() {
    Lease first = new Leases(database, NOON, ELSEWHERE).acquire("sync", MINUTE).orElseThrow();

    assertThat(new Leases(database, NOON).acquire("sync", MINUTE)).isEmpty();
    assertThat(new Leases(database, TWO_MINUTES_LATER).acquire("sync", MINUTE)).isPresent();
    assertThat(first.renew()).isFalse();
  }

  @Test
  void aDeadProcessOfThisHostDoesNotHoldIt() {
    assertThat(new Leases(database, NOON, DEAD).acquire("sync", MINUTE)).isPresent();

    assertThat(new Leases(database, NOON).acquire("sync", MINUTE)).isPresent();
  }

  @Test
  void aProcessThatHasTheNumberOfADeadOneDoesNotHoldIt() {
    ProcessIdentity before =
        new ProcessIdentity(SELF.host(), SELF.pid(), SELF.startedAtMillis() - 3_600_000);
    assertThat(new Leases(database, NOON, before).acquire("sync", MINUTE)).isPresent();

    assertThat(new Leases(database, NOON).acquire("sync", MINUTE)).isPresent();
  }

  @Test
  void whoeverAsksIsToldWhoHasIt() {
    Leases leases = new Leases(database, NOON);
    assertThat(leases.holder("sync")).isEmpty();

    try (Lease _ = leases.acquire("sync", MINUTE).orElseThrow()) {
      Leases.Holder holder = leases.holder("sync").orElseThrow();
      assertThat(holder.pid()).isEqualTo(SELF.pid());
      assertThat(SELF.host()).startsWith(holder.host());
      assertThat(holder).hasToString("process " + SELF.pid() + " on " + holder.host());
      assertThat(new Leases(database, TWO_MINUTES_LATER).holder("sync")).isEmpty();
    }
    assertThat(leases.holder("sync")).isEmpty();
  }

  @Test
  void aKeptLeaseIsExtendedUntilItIsLost() {
    var now = new AtomicLong(NOON.millis());
    Clock clock = ((InstantSource) () -> Instant.ofEpochMilli(now.get())).withZone(ZoneOffset.UTC);
    Leases leases = new Leases(database, clock);
    try (KeptLease kept = new KeptLease(leases.acquire("sync", MINUTE).orElseThrow(), clock)) {
      for (int i = 0; i < 10; i++) {
        now.addAndGet(40_000);
        assertThat(kept.held()).isTrue();
        assertThat(leases.acquire("sync", MINUTE)).isEmpty();
      }
      now.addAndGet(MINUTE.multipliedBy(2).toMillis());
      try (Lease _ = leases.acquire("sync", MINUTE).orElseThrow()) {
        assertThat(kept.held()).isFalse();
      }
      now.addAndGet(MINUTE.toMillis());
      assertThat(kept.held()).isFalse();
    }
  }

  @Test
  void ofManyWhoTryAtOnceOneGetsIt() throws Exception {
    Leases leases = new Leases(database, NOON);
    for (int round = 0; round < 10; round++) {
      String name = "sync" + round;
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        Callable<Optional<Lease>> attempt = () -> leases.acquire(name, MINUTE);
        long winners = 0;
        for (Future<Optional<Lease>> lease :
            threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt))) {
          winners += lease.get().stream().count();
        }
        assertThat(winners).isEqualTo(1);
      }
    }
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
