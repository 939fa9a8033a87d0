package io.rollcall.faces.wire;

import java.util.Optional;

/// A set of routes, error shapes and spellings over the acts of the platform.
public interface Face {

  /// Answers, or stays silent when the path is not one of this face's. Must be safe for any number
  /// of threads. What it throws becomes 500 without details.
  Optional<WireAnswer> answer(WireRequest request);
}
