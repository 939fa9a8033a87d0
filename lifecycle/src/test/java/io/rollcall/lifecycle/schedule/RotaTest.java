package io.rollcall.lifecycle.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on the same data, played by two rotas; time goes by hand.
final class RotaTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Timetable QUARTERLY = new Timetable.Every(QUARTER);
  private static final Timetable AT_TEN =
      new Timetable.At(
          List.of(LocalTime.of(10, 0)), EnumSet.allOf(java.time.DayOfWeek.class), ZoneOffset.UTC);

  @TempDir Path folder;
  private final TickingClock clock = new TickingClock();
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Rota process() {
    return new Rota(
        Store.open(database, clock).turns(), new Leases(database, clock), clock, clock.instant());
  }

  private static Turn.Ours ours(Turn turn) {
    assertThat(turn).isInstanceOf(Turn.Ours.class);
    return (Turn.Ours) turn;
  }

  private void run(Turn turn, Duration time) {
    try (Turn.Token token = ours(turn).token()) {
      clock.tick(time);
      token.ended(clock.instant());
    }
  }

  @Test
  void ofTwoOneRunsAndTheOtherKnowsWhoDoes() {
    Rota one = process();
    Rota other = process();
    Instant began = clock.instant();

    Turn turn = one.ask("app", QUARTERLY);
    assertThat(other.ask("app", QUARTERLY))
        .isInstanceOfSatisfying(
            Turn.Theirs.class,
            theirs -> {
              assertThat(theirs.holder().pid()).isEqualTo(ProcessHandle.current().pid());
              assertThat(theirs.begun()).contains(began);
            });
    assertThat(other.ask("another app", QUARTERLY)).isInstanceOf(Turn.Ours.class);
    run(turn, Duration.ofMinutes(1));

    assertThat(other.ask("app", QUARTERLY)).isEqualTo(new Turn.Later(began.plus(QUARTER)));
    assertThat(one.ask("app", QUARTERLY)).isEqualTo(new Turn.Later(began.plus(QUARTER)));
  }

  @Test
  void whatOneHasRunTheOtherDoesNotRunAgain() {
    Rota one = process();
    Rota other = process();
    run(one.ask("app", QUARTERLY), Duration.ofSeconds(1));
    clock.tick(QUARTER);

    run(other.ask("app", QUARTERLY), Duration.ofSeconds(1));
    assertThat(one.ask("app", QUARTERLY)).isInstanceOf(Turn.Later.class);
  }

  @Test
  void whileAnybodyRunsTheTargetItsTurnWaits() {
    run(process().ask("app", QUARTERLY), Duration.ofSeconds(1));
    clock.tick(QUARTER);
    try (Lease _ =
        new Leases(database, clock)
            .acquire(TargetRuns.lease("app"), Duration.ofMinutes(5))
            .orElseThrow()) {
      assertThat(process().ask("app", QUARTERLY))
          .isInstanceOfSatisfying(
              Turn.Theirs.class, theirs -> assertThat(theirs.begun()).isEmpty());
    }

    assertThat(ours(process().ask("app", QUARTERLY)).again()).isFalse();
  }

  @Test
  void whoRunsATargetWithoutASchedulesTurnDidNotBeginWhenThatTurnDid() {
    ours(process().ask("app", QUARTERLY)).token().close();
    try (Lease _ =
        new Leases(database, clock)
            .acquire(TargetRuns.lease("app"), Duration.ofMinutes(5))
            .orElseThrow()) {
      assertThat(process().ask("app", QUARTERLY))
          .isInstanceOfSatisfying(
              Turn.Theirs.class, theirs -> assertThat(theirs.begun()).isEmpty());
    }
  }

  @Test
  void aTurnThatIsGivenBackIsNotUsedUp() {
    try (Turn.Token first = ours(process().ask("app", QUARTERLY)).token()) {
      first.back();
    }
    Turn.Ours again = ours(process().ask("app", QUARTERLY));
    assertThat(again.again()).isFalse();
    run(again, Duration.ofSeconds(1));
    clock.tick(QUARTER);
    try (Turn.Token later = ours(process().ask("app", QUARTERLY)).token()) {
      later.back();
    }

    assertThat(ours(process().ask("app", QUARTERLY)).again()).isFalse();
  }

  @Test
  void aRunThatWasCutShortGoesOnAtOnce() {
    ours(process().ask("app", QUARTERLY)).token().close();

    Turn.Ours next = ours(process().ask("app", QUARTERLY));
    assertThat(next.again()).isTrue();
    run(next, Duration.ofSeconds(1));
    clock.tick(QUARTER);
    assertThat(ours(process().ask("app", QUARTERLY)).again()).isFalse();
  }

  @Test
  void whatWasDueDuringARunIsNotRunAfterIt() {
    Rota one = process();
    Rota other = process();
    Turn.Ours turn = ours(one.ask("app", QUARTERLY));
    try (Turn.Token token = turn.token()) {
      clock.tick(Duration.ofMinutes(31));
      token.ended(clock.instant());
    }

    assertThat(other.ask("app", QUARTERLY))
        .isEqualTo(new Turn.Later(turn.begun().plus(QUARTER.multipliedBy(3))));
  }

  @Test
  void theLeaseOfAProcessOfAnotherHostThatDiedEndsSoon() {
    Rota one = process();
    Turn.Ours turn = ours(one.ask("app", QUARTERLY));
    Rota other = process();
    assertThat(other.ask("app", QUARTERLY)).isInstanceOf(Turn.Theirs.class);

    clock.tick(Duration.ofMinutes(3));

    assertThat(ours(other.ask("app", QUARTERLY)).again()).isTrue();
    turn.token().close();
  }

  @Test
  void aTimeOfTheDayThatPassedWhileNobodyWasThereIsMadeUpForOnce() {
    Rota first = process();
    assertThat(first.ask("app", AT_TEN))
        .isEqualTo(new Turn.Later(Instant.parse("2026-11-21T10:00:00Z")));
    clock.tick(Duration.ofMinutes(19));
    run(first.ask("app", AT_TEN), Duration.ofSeconds(1));
    clock.tick(Duration.ofDays(3));

    run(process().ask("app", AT_TEN), Duration.ofSeconds(1));
    assertThat(process().ask("app", AT_TEN)).isInstanceOf(Turn.Later.class);
  }

  @Test
  void aTimeOfTheDayBeforeThereWasEverARunIsNotMadeUpFor() {
    clock.tick(Duration.ofHours(3));

    assertThat(process().ask("app", AT_TEN))
        .isEqualTo(new Turn.Later(Instant.parse("2026-11-22T10:00:00Z")));
  }
}
