package io.rollcall.app.cli;

import picocli.CommandLine.ExitCode;

/// Why a command could not do its work, in a sentence for its user.
public final class CommandFailure extends RuntimeException {
  private final int exitCode;

  /// Exit code 1.
  public CommandFailure(String message) {
    this(message, ExitCode.SOFTWARE);
  }

  private CommandFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /// What was asked for cannot be meant: exit code 2, as for other wrong usage.
  public static CommandFailure misuse(String message) {
    return new CommandFailure(message, ExitCode.USAGE);
  }

  public int exitCode() {
    return exitCode;
  }
}
