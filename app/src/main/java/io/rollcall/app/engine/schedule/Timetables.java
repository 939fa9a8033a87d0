package io.rollcall.app.engine.schedule;

import io.rollcall.app.cli.Spans;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.mapping.Nearest;
import io.rollcall.lifecycle.schedule.Timetable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/// Reads `schedule:`.
public final class Timetables {
  private static final String EVERY = "every";
  private static final String AT = "at";
  private static final String DAYS = "days";
  private static final String ZONE = "zone";
  private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private Timetables() {}

  public static Timetable read(Section section) {
    Optional<String> every = section.optionalText(EVERY);
    List<String> times = section.texts(AT);
    List<String> days = section.texts(DAYS);
    Optional<String> zone = section.optionalText(ZONE);
    section.end();
    if (every.isEmpty() == times.isEmpty()) {
      throw section.mistake(
          every.isEmpty() ? AT : EVERY,
          "or at is wanted, one of the two: every: 15m, or at: [\"06:00\", \"18:30\"]");
    }
    if (every.isPresent()) {
      refuse(section, DAYS, !days.isEmpty());
      refuse(section, ZONE, zone.isPresent());
      return every(section, every.get());
    }
    return new Timetable.At(
        times.stream().map(text -> time(section, text)).toList(),
        days(section, days),
        zone.map(name -> zone(section, name)).orElseGet(ZoneId::systemDefault));
  }

  private static void refuse(Section section, String key, boolean given) {
    if (given) {
      throw section.mistake(key, "is of no use with every; say at which times of which days: at");
    }
  }

  private static Timetable every(Section section, String text) {
    try {
      return new Timetable.Every(new Spans().convert(text));
    } catch (TypeConversionException wrong) {
      throw section.mistake(
          EVERY, "is \"" + text + "\"; expected a number with s, m, h or d, like 15m");
    }
  }

  private static LocalTime time(Section section, String text) {
    try {
      return LocalTime.parse(text.strip());
    } catch (DateTimeException wrong) {
      throw section.mistake(
          AT, "has \"" + text + "\"; expected hours and minutes, as in \"06:30\"");
    }
  }

  private static Set<DayOfWeek> days(Section section, List<String> words) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : words) {
      int day = WEEK.indexOf(word.strip().toLowerCase(Locale.ROOT));
      if (day < 0) {
        throw section.mistake(
            DAYS,
            "has \"" + word + "\"; expected " + String.join(", ", WEEK) + Nearest.hint(word, WEEK));
      }
      days.add(DayOfWeek.of(day + 1));
    }
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static ZoneId zone(Section section, String name) {
    List<String> known =
        Stream.concat(Stream.of("UTC"), ZoneId.getAvailableZoneIds().stream().sorted()).toList();
    if (!known.contains(name)) {
      throw section.mistake(
          ZONE,
          "is \"" + name + "\"; expected a time zone like Europe/Berlin" + nearest(name, known));
    }
    return ZoneId.of(name);
  }

  // Berlin is Europe/Berlin, whatever is written before it.
  private static String nearest(String name, List<String> known) {
    List<String> cities = new ArrayList<>(known);
    String city = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    cities.removeIf(zone -> !zone.toLowerCase(Locale.ROOT).endsWith("/" + city));
    return cities.isEmpty()
        ? Nearest.hint(name, known)
        : ". Did you mean " + cities.getFirst() + "?";
  }
}
