package io.rollcall.app.service;

/// Why a command could not do its work, in a sentence for its user: exit code 1.
final class CommandFailure extends RuntimeException {
  CommandFailure(String message) {
    super(message);
  }
}
