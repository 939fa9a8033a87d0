package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.LogPage;
import io.rollcall.platform.LogPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How `log` goes through the pages.
final class LogReaderTest {
  private static LogPage empty(long end, boolean isMore) {
    return new LogPage(List.of(), isMore, new LogPosition(0, end));
  }

  @Test
  void afterAPageWithoutEntriesTheNextOneBeginsWhereItEnded() {
    Deque<LogPage> pages =
        new ArrayDeque<>(List.of(empty(7, true), empty(9, false), empty(12, false)));
    List<Optional<LogPosition>> asked = new ArrayList<>();
    var pauses = new AtomicInteger();

    int read =
        new LogReader(
                after -> {
                  asked.add(after);
                  return pages.removeFirst();
                })
            .read(_ -> {}, () -> pauses.incrementAndGet() == 1);

    assertThat(read).isZero();
    assertThat(asked)
        .containsExactly(
            Optional.empty(),
            Optional.of(new LogPosition(0, 7)),
            Optional.of(new LogPosition(0, 9)));
    assertThat(pauses).hasValue(2);
  }
}
