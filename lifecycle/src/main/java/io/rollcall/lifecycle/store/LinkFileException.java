package io.rollcall.lifecycle.store;

/// A file of links is no such file, or contradicts itself or what is remembered; the message says
/// where.
public final class LinkFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LinkFileException(String message) {
    super(message);
  }
}
