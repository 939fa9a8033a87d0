package io.rollcall.faces.watch;

import java.util.function.DoubleSupplier;

/// A figure that somebody else keeps, read whenever the figures are asked for.
///
/// @param name as Prometheus wants it: `rollcall_`, lower case, underscores, the unit at its end
/// @param counts whether it only ever grows; then its name ends in `_total`
public record Figure(String name, String help, boolean counts, DoubleSupplier value) {}
