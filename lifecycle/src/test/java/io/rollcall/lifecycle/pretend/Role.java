package io.rollcall.lifecycle.pretend;

/// What an account is to the organization.
public enum Role {
  MEMBER,
  ADMIN,
  GUEST,
  /// Was in the organization once.
  CUT,
  /// Never was.
  OUTSIDE;

  boolean overScim() {
    return this == MEMBER || this == ADMIN;
  }

  boolean inOrganization() {
    return overScim() || this == GUEST;
  }
}
