package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// Which people: all conditions that are given must hold, and an empty list is none.
///
/// @param emails whole addresses, in any spelling
/// @param groupIds they are in one of these groups
/// @param managed whether the organization manages their accounts
public record PeopleQuery(
    List<String> accountIds,
    List<String> emails,
    List<String> groupIds,
    Optional<Boolean> managed) {
  /// Everybody.
  public static final PeopleQuery ANY =
      new PeopleQuery(List.of(), List.of(), List.of(), Optional.empty());

  public PeopleQuery {
    accountIds = List.copyOf(accountIds);
    emails = List.copyOf(emails);
    groupIds = List.copyOf(groupIds);
  }
}
