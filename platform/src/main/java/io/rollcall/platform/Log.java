package io.rollcall.platform;

import java.util.List;

/// What happened in an organization: every act and every refusal.
@SuppressWarnings("DoNotCallSuggester")
public final class Log {
  Log(Acts acts) {}

  /// Oldest first.
  public List<LogEntry> read(String organizationId, LogQuery query) {
    throw new UnsupportedOperationException();
  }
}
