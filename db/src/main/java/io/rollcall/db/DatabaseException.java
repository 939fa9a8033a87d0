package io.rollcall.db;

/// The database could not be opened or brought up to date. The message says what was attempted, on
/// what, and what to do; running it again unchanged does not help.
public final class DatabaseException extends RuntimeException {
  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
