package io.rollcall.lifecycle.mapping;

/// An expression has no value for one person; the message says why.
final class EvaluationFailed extends Exception {
  private static final long serialVersionUID = 1L;

  EvaluationFailed(String why) {
    super(why);
  }
}
