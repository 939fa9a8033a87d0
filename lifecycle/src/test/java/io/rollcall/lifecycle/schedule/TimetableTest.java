package io.rollcall.lifecycle.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.schedule.Timetable.At;
import io.rollcall.lifecycle.schedule.Timetable.Every;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> ALWAYS = EnumSet.allOf(DayOfWeek.class);
  private static final Timetable QUARTERLY = new Every(Duration.ofMinutes(15));

  private static Instant utc(String text) {
    return Instant.parse(text + ":00Z");
  }

  private static At at(ZoneId zone, String... times) {
    return new At(Stream.of(times).map(LocalTime::parse).toList(), ALWAYS, zone);
  }

  @Test
  void theFirstOfManyRunsIsDueAtOnceAndTheOthersCountFromItsBeginning() {
    Instant start = utc("2026-11-21T12:00");

    assertThat(QUARTERLY.first(start)).isEqualTo(start);
    assertThat(QUARTERLY.due(start, utc("2026-11-21T12:03"))).isEqualTo(utc("2026-11-21T12:15"));
  }

  @Test
  void whatIsDueDuringARunIsSkipped() {
    Instant begun = utc("2026-11-21T12:00");
    Instant ended = utc("2026-11-21T12:31");

    assertThat(QUARTERLY.due(begun, ended)).isEqualTo(utc("2026-11-21T12:45"));
    assertThat(QUARTERLY.missed(begun, ended)).isEqualTo(2);
    assertThat(QUARTERLY.missed(begun, utc("2026-11-21T12:14"))).isZero();
  }

  @Test
  void aClockThatWasSetBackHoldsNothingUpForLong() {
    assertThat(QUARTERLY.next(utc("2026-11-21T12:00"), utc("2026-11-21T09:00")))
        .isEqualTo(utc("2026-11-21T12:15"));
  }

  @Test
  void timesOfTheDayAreThoseOfTheZone() {
    Timetable daily = at(BERLIN, "18:30", "06:00");

    assertThat(daily.first(utc("2026-11-21T04:59"))).isEqualTo(utc("2026-11-21T05:00"));
    assertThat(daily.first(utc("2026-11-21T05:00"))).isEqualTo(utc("2026-11-21T17:30"));
    assertThat(daily.first(utc("2026-11-21T17:30"))).isEqualTo(utc("2026-11-22T05:00"));
  }

  @Test
  void onlyTheDaysThatAreNamedCountAndTheyAreThoseOfTheZone() {
    Timetable auckland =
        new At(
            List.of(LocalTime.of(6, 0)), EnumSet.of(MONDAY, FRIDAY), ZoneId.of("Pacific/Auckland"));

    // Friday 6:00 in Auckland is Thursday in London.
    assertThat(auckland.first(utc("2026-11-19T12:00"))).isEqualTo(utc("2026-11-19T17:00"));
    assertThat(auckland.first(utc("2026-11-19T17:00"))).isEqualTo(utc("2026-11-22T17:00"));
  }

  @Test
  void aTimeThatTheClocksSkipComesOnceAndLater() {
    Timetable night = at(BERLIN, "02:30", "03:30");

    // 29 March 2026: from 2:00 to 3:00 at 1:00 UTC, so both are 3:30 in summer time.
    Instant once = night.first(utc("2026-03-29T00:00"));
    assertThat(once).isEqualTo(utc("2026-03-29T01:30"));
    assertThat(night.next(once, once)).isEqualTo(utc("2026-03-30T00:30"));
  }

  @Test
  void aTimeThatTheClocksRepeatComesOnce() {
    Timetable night = at(BERLIN, "02:30");

    // 25 October 2026: 2:30 is 0:30 UTC and again 1:30 UTC.
    Instant once = night.first(utc("2026-10-25T00:00"));
    assertThat(once).isEqualTo(utc("2026-10-25T00:30"));
    assertThat(night.next(once, once)).isEqualTo(utc("2026-10-26T01:30"));
  }

  @Test
  void aDayThatAZoneNeverHadIsNoTrouble() {
    // Apia went from 29 to 31 December 2011.
    Timetable daily = at(ZoneId.of("Pacific/Apia"), "06:00");

    Instant thirtyFirst = daily.first(utc("2011-12-29T16:00"));
    assertThat(thirtyFirst).isEqualTo(utc("2011-12-30T16:00"));
    assertThat(daily.next(thirtyFirst, thirtyFirst)).isEqualTo(utc("2011-12-31T16:00"));
  }

  @Test
  void itIsSaidInWords() {
    assertThat(QUARTERLY).hasToString("every 15m");
    assertThat(new At(List.of(LocalTime.of(6, 0)), Set.of(FRIDAY, MONDAY), BERLIN))
        .hasToString("at 06:00 Mon, Fri, Europe/Berlin");
    assertThat(at(BERLIN, "06:00")).hasToString("at 06:00 every day, Europe/Berlin");
  }
}
