package io.rollcall.lifecycle.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// When runs are due. Pure: the same question has the same answer.
public sealed interface Timetable {
  /// When the first run is due that ever was.
  ///
  /// @param start since when somebody looks
  Instant first(Instant start);

  /// The first time after a moment at which a run is due.
  ///
  /// @param begun when the last run began
  Instant next(Instant begun, Instant after);

  /// When the next run is due: times that passed while the last one was under way are skipped.
  default Instant due(Instant begun, Instant ended) {
    return next(begun, ended.isAfter(begun) ? ended : begun);
  }

  /// How many times a run was due while the last one was under way.
  default int missed(Instant begun, Instant ended) {
    return (int)
        Stream.iterate(next(begun, begun), due -> !due.isAfter(ended), due -> next(begun, due))
            .limit(1_000)
            .count();
  }

  /// Again and again, counted from when the last run began.
  record Every(Duration interval) implements Timetable {
    public Every {
      if (!interval.isPositive()) {
        throw new IllegalArgumentException("No time between runs: " + interval);
      }
    }

    @Override
    public Instant first(Instant start) {
      return start;
    }

    @Override
    public Instant next(Instant begun, Instant after) {
      long whole = Math.max(0, Duration.between(begun, after).dividedBy(interval));
      return begun.plus(interval.multipliedBy(whole + 1));
    }

    @Override
    public String toString() {
      return "every " + interval.toString().substring(2).toLowerCase(Locale.ROOT);
    }
  }

  /// At certain times of certain days. A time that a day does not have, since the clocks go
  /// forward, comes as much later as they do; of a time that it has twice the first one counts.
  record At(List<LocalTime> times, Set<DayOfWeek> days, ZoneId zone) implements Timetable {
    // A week, and the day before and after it, since zones move times across midnight.
    private static final int DAYS = 9;

    public At {
      times = times.stream().distinct().sorted().toList();
      days = Set.copyOf(days);
      if (times.isEmpty() || days.isEmpty()) {
        throw new IllegalArgumentException("No time at which runs are due");
      }
    }

    @Override
    public Instant first(Instant start) {
      return next(start, start);
    }

    @Override
    public Instant next(Instant begun, Instant after) {
      LocalDate first = after.atZone(zone).toLocalDate().minusDays(1);
      return IntStream.rangeClosed(0, DAYS)
          .mapToObj(first::plusDays)
          .filter(day -> days.contains(day.getDayOfWeek()))
          .map(day -> on(day, after))
          .flatMap(Optional::stream)
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }

    private Optional<Instant> on(LocalDate day, Instant after) {
      return times.stream()
          .map(time -> day.atTime(time).atZone(zone).toInstant())
          .filter(moment -> moment.isAfter(after))
          .min(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
      String at = times.stream().map(LocalTime::toString).collect(Collectors.joining(", "));
      String on =
          days.size() == DayOfWeek.values().length
              ? "every day"
              : days.stream()
                  .sorted()
                  .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                  .collect(Collectors.joining(", "));
      return "at " + at + " " + on + ", " + zone;
    }
  }
}
