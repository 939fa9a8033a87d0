package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// Which entries of an organization's log, oldest first.
///
/// @param after the id after which the page begins
/// @param audience who reads: only the operator is told the truth behind a refusal
public record LogQuery(
    Optional<String> directoryId,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> after,
    int limit,
    Audience audience) {

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
        Audience.ORGANIZATION);
  }
}
