package io.rollcall.platform;

import java.util.List;

/// Keys of organizations' administration.
@SuppressWarnings("DoNotCallSuggester")
public final class Keys {
  Keys(Acts acts) {}

  public Outcome<Key.WithSecret> create(String organizationId, String name) {
    throw new UnsupportedOperationException();
  }

  public List<Key> list(String organizationId) {
    throw new UnsupportedOperationException();
  }

  public Outcome<Key> revoke(String keyId) {
    throw new UnsupportedOperationException();
  }
}
