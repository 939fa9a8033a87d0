package io.rollcall.platform;

import java.util.Optional;

/// What the service knows about itself.
@SuppressWarnings("DoNotCallSuggester")
public final class Settings {
  Settings(Acts acts) {}

  /// Where clients reach the service, once it has run.
  public Optional<String> publicUrl() {
    throw new UnsupportedOperationException();
  }

  public void setPublicUrl(String url) {
    throw new UnsupportedOperationException();
  }
}
