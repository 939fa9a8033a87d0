package io.rollcall.db;

/// A unique index decided against this transaction: somebody else has the value. Nothing of the
/// transaction was kept; running the work again lets it see who.
public final class UniqueViolation extends RuntimeException {
  UniqueViolation(Throwable cause) {
    super("A unique index refused the write: " + cause.getMessage(), cause);
  }
}
