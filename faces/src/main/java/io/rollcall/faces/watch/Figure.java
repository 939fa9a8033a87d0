package io.rollcall.faces.watch;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// A figure that somebody else keeps, read whenever the figures are asked for.
///
/// @param name as Prometheus wants it: `rollcall_`, lower case, underscores, the unit at its end
/// @param counts whether it only ever grows; then its name ends in `_total`
public record Figure(String name, String help, boolean counts, DoubleSupplier value) {
  /// A figure that goes up and down, for each of a few things.
  ///
  /// @param label what the things are
  /// @param values by the name of the thing
  public record Labelled(
      String name, String help, String label, Supplier<Map<String, Double>> values) {}
}
