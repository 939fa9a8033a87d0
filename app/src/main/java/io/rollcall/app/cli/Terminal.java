package io.rollcall.app.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/// The terminal that a person sits at, if one does.
public final class Terminal {
  private Terminal() {}

  /// The terminal, when both input and output are one.
  public static Optional<Console> find() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /// Whether it is there and wants colours: not with `NO_COLOR`, and not when it is a dumb one.
  ///
  /// @param environment where `NO_COLOR` and `TERM` stand
  public static boolean wantsColours(Map<String, String> environment) {
    return find().isPresent()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }
}
