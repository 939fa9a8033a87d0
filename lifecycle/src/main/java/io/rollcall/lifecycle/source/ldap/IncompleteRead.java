package io.rollcall.lifecycle.source.ldap;

/// The server did not show everything; the message is a sentence for people that says what to do.
final class IncompleteRead extends Exception {
  private static final long serialVersionUID = 1L;

  IncompleteRead(String why) {
    super(why);
  }

  IncompleteRead(String why, Throwable cause) {
    super(why, cause);
  }
}
