package io.rollcall.platform;

import java.util.Optional;

/// Who a bearer token lets in.
@SuppressWarnings("DoNotCallSuggester")
public final class Tokens {
  Tokens(Acts acts, Presets presets) {}

  /// What every directory's token begins with.
  public static final String DIRECTORY_PREFIX = "rcd_";

  /// What every organization key begins with.
  public static final String KEY_PREFIX = "rco_";

  /// @return empty if the token is unknown or revoked
  public Optional<Caller> authenticate(String bearer) {
    throw new UnsupportedOperationException();
  }
}
