package io.rollcall.platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the log. What is read after it was committed after everything before it, so whoever
/// goes on from the last entry that was read misses nothing.
///
/// @param tx orders the transactions that wrote entries; 0 where positions alone do
/// @param position orders the entries
public record LogPosition(long tx, long position) implements Comparable<LogPosition> {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /// Reads what [#text] wrote; empty if this is nothing such.
  public static Optional<LogPosition> read(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new LogPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /// To be handed out; it means nothing to anybody else.
  public String text() {
    return tx + "-" + position;
  }

  @Override
  public int compareTo(LogPosition other) {
    int byTx = Long.compare(tx, other.tx);
    return byTx != 0 ? byTx : Long.compare(position, other.position);
  }
}
