package io.rollcall.faces.rest;

/// What a request says cannot be read; the message tells what is wrong and how to put it right.
public final class UnreadableException extends RuntimeException {
  private final String field;

  /// @param field the member or parameter that it is about; empty if it is the whole body
  public UnreadableException(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  public String field() {
    return field;
  }

  /// The same as [#getMessage], never null.
  public String detail() {
    return String.valueOf(getMessage());
  }
}
