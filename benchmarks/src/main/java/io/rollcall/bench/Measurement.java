package io.rollcall.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One line of the table, and its samples so far.
///
/// @param limit what it is compared with
/// @param size how many users, or members, there are; empty where it does not matter
record Measurement(String name, String size, Limit limit, Taking taking, List<Sample> samples) {

  /// What bounds a measurement.
  enum Limit {
    /// It is a limit itself.
    NONE,
    /// The lower of the echo and the select.
    READ,
    /// The lower of the echo and the insert that shares commits.
    WRITE
  }

  /// Takes one sample.
  @FunctionalInterface
  interface Taking {
    Sample take(Duration time) throws Exception;
  }

  static Measurement of(String name, String size, Limit limit, Taking taking) {
    return new Measurement(name, size, limit, taking, new ArrayList<>());
  }

  Sample median() {
    return Sample.median(samples);
  }
}
