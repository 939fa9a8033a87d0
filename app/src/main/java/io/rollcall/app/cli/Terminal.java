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

  /// Whether it is there and wants colours; see [Paint].
  ///
  /// @param environment where `NO_COLOR` and `TERM` stand
  public static boolean wantsColours(Map<String, String> environment) {
    return find().isPresent() && Paint.isWanted(environment);
  }
}
