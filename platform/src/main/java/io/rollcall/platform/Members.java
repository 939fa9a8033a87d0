package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// What people do in the app's own pages, and what they see there: everybody in the organization,
/// guests included.
@SuppressWarnings("DoNotCallSuggester")
public final class Members {
  Members(Acts acts, Presets presets) {}

  /// Invites: makes the account if there is none, or brings the same account in (again). Inviting
  /// gives no right over the account's address.
  public Outcome<Member> add(
      Caller caller, String organizationId, String email, Role role, Optional<String> displayName) {
    throw new UnsupportedOperationException();
  }

  /// In the order of account ids.
  public List<Member> list(String organizationId, MemberQuery query) {
    throw new UnsupportedOperationException();
  }

  public Optional<Member> get(String organizationId, String accountId) {
    throw new UnsupportedOperationException();
  }

  /// Ends the membership; account and address remain.
  public Outcome<Member> remove(Caller caller, String organizationId, String accountId) {
    throw new UnsupportedOperationException();
  }

  /// The person signed in just now.
  public Outcome<Member> signIn(String organizationId, String email) {
    throw new UnsupportedOperationException();
  }
}
