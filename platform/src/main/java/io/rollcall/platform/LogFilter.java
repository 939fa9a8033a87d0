package io.rollcall.platform;

import java.util.Optional;
import java.util.Set;

/// What the entries of a log that are wanted are about. All of it must hold; what is empty says
/// nothing.
///
/// @param account the id of an account
/// @param address in whatever spelling: the one that an entry shows
/// @param id of anything: an account, a record, a group, a team, a diagnosis, or one that was not
///   found
/// @param kinds one of these
public record LogFilter(
    Optional<String> account,
    Optional<String> address,
    Optional<String> id,
    Set<LogEntry.Kind> kinds) {
  public static final LogFilter ALL =
      new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  public LogFilter {
    kinds = Set.copyOf(kinds);
  }
}
