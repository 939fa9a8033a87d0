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
  UNMANAGED,
  /// An account that the organization manages and that is to be deleted for good soon.
  DELETING,
  /// A record in another directory, and no account.
  RECORD;

  boolean overScim() {
    return this == MEMBER || this == ADMIN;
  }

  boolean inOrganization() {
    return overScim() || this == GUEST || isManaged() || this == UNMANAGED || this == DELETING;
  }

  boolean isManaged() {
    return this == DRIVEN || this == MANAGED;
  }
}
