package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// Identity providers' connections to organizations.
@SuppressWarnings("DoNotCallSuggester")
public final class Directories {
  Directories(Acts acts, Presets presets) {}

  /// Makes a directory and its first token.
  ///
  /// @param preset the preset's name; all directories of an organization have the same one
  /// @param rateLimits `vendor` or `off`
  /// @param ifAbsent answer with the directory of this name if it is there (without its token)
  public Outcome<Directory.WithToken> create(
      String organizationId, String preset, String name, String rateLimits, boolean ifAbsent) {
    throw new UnsupportedOperationException();
  }

  public List<Directory> list(String organizationId) {
    throw new UnsupportedOperationException();
  }

  public Optional<Directory> withId(String id) {
    throw new UnsupportedOperationException();
  }

  /// Revokes its tokens and forgets what only it knew; accounts and memberships stay.
  public Outcome<Directory> delete(String id) {
    throw new UnsupportedOperationException();
  }

  /// A new token beside those there are.
  public Outcome<Directory.WithToken> addToken(String id) {
    throw new UnsupportedOperationException();
  }
}
