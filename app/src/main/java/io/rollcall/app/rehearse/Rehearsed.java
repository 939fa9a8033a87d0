package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a rehearsal came to.
///
/// @param report of the run that was made on the stage
record Rehearsed(RunReport report, List<At> targets) {
  Rehearsed {
    targets = List.copyOf(targets);
  }

  /// What it came to at one target.
  ///
  /// @param atLeast how long the calls take within the rates that the vendor has published; empty
  ///   where it has published none
  /// @param unknown what cannot be known beforehand, a sentence each
  record At(TargetReport report, Copy copy, Optional<Duration> atLeast, List<String> unknown) {
    At {
      unknown = List.copyOf(unknown);
    }
  }
}
