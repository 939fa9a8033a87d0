package io.rollcall.app.cli;

/// Why a command could not do its work, in a sentence for its user: exit code 1.
public final class CommandFailure extends RuntimeException {
  public CommandFailure(String message) {
    super(message);
  }
}
