package io.rollcall.platform.sql;

/// Where an entry stands in the log.
///
/// @param tx 0 on SQLite
public record LogPlace(long tx, long position) implements Comparable<LogPlace> {
  static final LogPlace BEGINNING = new LogPlace(0, 0);
  static final LogPlace END = new LogPlace(Long.MAX_VALUE, Long.MAX_VALUE);

  @Override
  public int compareTo(LogPlace other) {
    int byTx = Long.compare(tx, other.tx);
    return byTx != 0 ? byTx : Long.compare(position, other.position);
  }

  static LogPlace first(LogPlace one, LogPlace other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static LogPlace last(LogPlace one, LogPlace other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /// Right before this one.
  LogPlace before() {
    return new LogPlace(tx, position - 1);
  }

  /// Right after this one.
  LogPlace after() {
    return new LogPlace(tx, position + 1);
  }
}
