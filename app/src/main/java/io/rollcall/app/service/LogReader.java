package io.rollcall.app.service;

import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogPage;
import io.rollcall.platform.LogPosition;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads a log page by page, and no part of it twice.
///
/// @param pages the page that begins after a place, or at the beginning
record LogReader(Function<Optional<LogPosition>, LogPage> pages) {

  /// @param goOn asked whenever there is nothing more at present
  /// @return how many entries there were
  int read(Consumer<LogEntry> each, BooleanSupplier goOn) {
    int read = 0;
    LogPage page = pages.apply(Optional.empty());
    while (true) {
      page.entries().forEach(each);
      read += page.entries().size();
      if (!page.isMore() && !goOn.getAsBoolean()) {
        return read;
      }
      page = pages.apply(Optional.of(page.end()));
    }
  }
}
