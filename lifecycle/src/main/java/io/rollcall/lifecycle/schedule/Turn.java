package io.rollcall.lifecycle.schedule;

import io.rollcall.db.Leases;
import java.time.Instant;
import java.util.Optional;

/// Whose turn it is to run a target now.
public sealed interface Turn {
  /// Nobody's before `at`.
  record Later(Instant at) implements Turn {}

  /// Another process'.
  ///
  /// @param holder which process
  /// @param begun when it began, where that is written down: not of a run that no schedule began
  record Theirs(Leases.Holder holder, Optional<Instant> begun) implements Turn {}

  /// Ours: nobody else gets it before `token` is closed.
  ///
  /// @param begun now
  /// @param again whether the run before was cut short or died, so that this one goes on with it
  record Ours(Token token, Instant begun, boolean again) implements Turn {}

  /// The right to run a target.
  interface Token extends AutoCloseable {
    String target();

    /// Writes down that the run came to its end. Without it the next one begins at once.
    void ended(Instant at);

    /// Gives the turn back: nothing was run, and the target is as due as before.
    void back();

    @Override
    void close();
  }
}
