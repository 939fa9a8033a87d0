package io.rollcall.app.config;

/// The configuration cannot be used. The message says what is wrong, where, and how to mend it:
/// exit code 2.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
