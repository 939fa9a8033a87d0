package io.rollcall.db;

/// Hears of every SQL statement of a [Database], for tests and figures that count them.
@FunctionalInterface
public interface Statements {
  /// Hears nothing.
  Statements IGNORED = _ -> {};

  /// Called after a statement has ended, well or not, by the thread that sent it. It must be quick
  /// and must not throw. Beginning and ending a transaction are no statements.
  ///
  /// @param sql its text, with `?` for each bound value
  void ended(String sql);
}
