package io.rollcall.app;

import io.rollcall.app.cli.BriefFormatter;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What libraries have to say: warnings and worse, one line each, on stderr. Stdout belongs to the
/// commands. `serve` has its own way, with stack traces: nobody can ask a service to do it again.
final class Logging {

  private static final String FORMAT = "%1$tFT%1$tT%1$tz %4$s %3$s: %5$s%6$s%n";

  /// Kept for the life of the program: java.util.logging forgets the level of a logger that nobody
  /// holds.
  private final List<Logger> quietened =
      List.of(
          Logger.getLogger(""),
          Logger.getLogger("org.jooq.Constants"),
          Logger.getLogger("io.helidon"));

  /// Takes over the root logger. `verbose` lets through what the program and its libraries say in
  /// passing, too, and stack traces.
  Logging(boolean verbose) {
    System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
    Level level = verbose ? Level.INFO : Level.WARNING;
    quietened.forEach(logger -> logger.setLevel(level));
    Logger root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    var console = new ConsoleHandler();
    console.setLevel(level);
    console.setFormatter(verbose ? new SimpleFormatter() : new BriefFormatter());
    root.addHandler(console);
  }
}
