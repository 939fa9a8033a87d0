package io.rollcall.db;

/// The database cannot do this now, and may be able to later: it is away, takes no changes, its
/// disk is full or its file damaged, or too much waits for it already. Nothing of the work was
/// kept, unless the connection broke while the commit was on its way: then nobody knows, and
/// reading tells. The message holds no secret and names no server; the cause does.
public final class Unavailable extends RuntimeException {
  Unavailable(String message) {
    super(message);
  }

  Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  static Unavailable full() {
    return new Unavailable(
        "Too much waits for the database already ("
            + Figures.LARGEST_QUEUE
            + " pieces of work). Nothing of this was done; try again in a moment.");
  }

  static Unavailable waitedTooLong() {
    return new Unavailable(
        "The database was busy with other work for too long. Nothing of this was done; try again in a"
            + " moment.");
  }

  static Unavailable closed() {
    return new Unavailable("The database is being closed. Nothing of this was done.");
  }
}
