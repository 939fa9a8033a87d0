package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// Which entries of an organization's log, oldest first.
///
/// @param after the place after which the page begins
/// @param refusals whether what was refused is among them, besides what was done
/// @param audience who reads: only the operator is told the truth behind a refusal
/// @param settledOnly for whoever will read on after the last entry of the page: leaves out entries
///   (of the last moments) that one of a transaction still open may come before
/// @param which what the entries are about
public record LogQuery(
    Optional<String> directoryId,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<LogPosition> after,
    int limit,
    boolean refusals,
    Audience audience,
    boolean settledOnly,
    LogFilter which) {

  /// Whatever the entries are about.
  public LogQuery(
      Optional<String> directoryId,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<LogPosition> after,
      int limit,
      boolean refusals,
      Audience audience,
      boolean settledOnly) {
    this(directoryId, from, until, after, limit, refusals, audience, settledOnly, LogFilter.ALL);
  }

  public enum Audience {
    ORGANIZATION,
    OPERATOR
  }

  public static LogQuery all(int limit) {
    return new LogQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit,
        true,
        Audience.ORGANIZATION,
        false);
  }
}
