package io.rollcall.lifecycle.source;

/// A source did not show everything; the message is a sentence for people that says what to do.
public final class IncompleteRead extends Exception {
  private static final long serialVersionUID = 1L;

  public IncompleteRead(String why) {
    super(why);
  }

  public IncompleteRead(String why, Throwable cause) {
    super(why, cause);
  }
}
