package io.rollcall.lifecycle.pretend;

/// The process dies here. An error, so that nothing catches it.
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed(String at) {
    super(at, null, false, false);
  }
}
