package io.rollcall.lifecycle.mapping;

/// An expression that cannot be used; the message says what is wrong and what may have been meant.
public final class ExpressionMistake extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /// @param line in the expression, from 1
  /// @param column in that line, from 1
  public ExpressionMistake(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
