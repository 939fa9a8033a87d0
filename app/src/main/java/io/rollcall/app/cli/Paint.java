package io.rollcall.app.cli;

import java.util.Map;

/// Colours, in the one place that knows how a terminal is told of them. Whoever has none writes the
/// same text without.
public final class Paint {
  /// Text as it is.
  public static final Paint NONE = new Paint(false);

  private final boolean colours;

  private Paint(boolean colours) {
    this.colours = colours;
  }

  /// How a text may stand out.
  public enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /// For standard output: only on a terminal that wants them.
  ///
  /// @param environment where `NO_COLOR` and `TERM` stand
  public static Paint of(Map<String, String> environment) {
    return new Paint(Terminal.find().isPresent() && isWanted(environment));
  }

  /// Whatever standard output is.
  public static Paint always() {
    return new Paint(true);
  }

  /// Not with `NO_COLOR`, whatever it says, and not on a terminal that is dumb or does not say what
  /// it is.
  static boolean isWanted(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  public String in(Style style, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }
}
