package io.rollcall.platform;

import java.time.Duration;
import java.util.Optional;

/// How long personal data that is not needed any more is kept; empty for ever.
///
/// @param log entries of the logs, from when they were written
/// @param cut memberships that ended, and with its last one an account, from when they ended
/// @param former under which externalId a directory knew an account, from when its record was
///   deleted
public record RetentionPolicy(
    Optional<Duration> log, Optional<Duration> cut, Optional<Duration> former) {
  public static final Duration SHORTEST = Duration.ofDays(1);

  /// Entries for somewhat more than a year; who once belonged decides what others may do with an
  /// account, so that stays unless somebody says otherwise.
  public static final RetentionPolicy USUAL =
      new RetentionPolicy(
          Optional.of(Duration.ofDays(400)), Optional.empty(), Optional.of(Duration.ofDays(730)));

  public RetentionPolicy {
    check("log", log);
    check("cut", cut);
    check("former", former);
  }

  private static void check(String name, Optional<Duration> span) {
    if (span.filter(given -> given.compareTo(SHORTEST) < 0).isPresent()) {
      throw new IllegalArgumentException("Retention of " + name + " is a day at least");
    }
  }
}
