package io.rollcall.lifecycle.plan;

/// A plan file cannot be used; the message says why.
public final class PlanFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlanFileException(String message) {
    super("The plan file cannot be used: " + message);
  }
}
