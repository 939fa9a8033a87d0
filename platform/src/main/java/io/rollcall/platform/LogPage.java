package io.rollcall.platform;

import java.util.List;

/// Some of the entries that a query asks for.
///
/// @param isMore whether a next page has to be read at once; also one with few entries, or none,
///   may have one, since only so many entries are looked through for a page
/// @param end the last place that was looked at: the next page, now or when more will have
///   happened, begins there
public record LogPage(List<LogEntry> entries, boolean isMore, LogPosition end) {
  public LogPage {
    entries = List.copyOf(entries);
  }
}
