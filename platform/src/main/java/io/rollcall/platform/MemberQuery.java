package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// Which members: all conditions that are given must hold.
///
/// @param emails none for any
/// @param after the account id after which the page begins
public record MemberQuery(
    List<String> emails,
    Optional<Role> role,
    Optional<Licenses> licenses,
    Optional<Boolean> active,
    Optional<String> after,
    int limit) {
  public MemberQuery {
    emails = List.copyOf(emails);
  }

  /// Whatever their licenses are.
  public MemberQuery(
      List<String> emails,
      Optional<Role> role,
      Optional<Boolean> active,
      Optional<String> after,
      int limit) {
    this(emails, role, Optional.empty(), active, after, limit);
  }
}
