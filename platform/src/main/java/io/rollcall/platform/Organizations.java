package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// Organizations and the platforms they belong to. Only the operator makes and deletes them.
@SuppressWarnings("DoNotCallSuggester")
public final class Organizations {
  Organizations(Acts acts) {}

  /// @param platform the platform's name; it is made if there is none yet
  /// @param claimedDomains verified at once: the operator's word
  /// @param ifAbsent answer with the organization that is already there, instead of refusing
  public Outcome<Organization> create(
      String name, String platform, List<String> claimedDomains, boolean ifAbsent) {
    throw new UnsupportedOperationException();
  }

  public List<Organization> list() {
    throw new UnsupportedOperationException();
  }

  public Optional<Organization> named(String name) {
    throw new UnsupportedOperationException();
  }

  public Optional<Organization> withId(String id) {
    throw new UnsupportedOperationException();
  }

  /// Ends its memberships, frees its domains and its name, and revokes its tokens; no account is
  /// touched.
  public Outcome<Organization> delete(String id) {
    throw new UnsupportedOperationException();
  }
}
