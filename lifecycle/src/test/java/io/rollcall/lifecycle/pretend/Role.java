package io.rollcall.lifecycle.pretend;

/// What an account is to the organization.
public enum Role {
  MEMBER,
  ADMIN,
  GUEST,
  /// Was in the organization once.
  CUT,
  /// Never was.
  OUTSIDE,
  /// An account that the organization manages and another directory drives.
  DRIVEN,
  /// An account that the organization manages and no directory drives.
  MANAGED,
  /// An account that works with the organization and that it does not manage.
  UNMANAGED;

  boolean overScim() {
    return this == MEMBER || this == ADMIN;
  }

  boolean inOrganization() {
    return overScim() || this == GUEST || isManaged() || this == UNMANAGED;
  }

  boolean isManaged() {
    return this == DRIVEN || this == MANAGED;
  }
}
