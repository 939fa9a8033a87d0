package io.rollcall.lifecycle.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an administrator decided about a target.
///
/// @param leave what becomes of accounts whose people are gone
/// @param protection what nothing is taken from
/// @param grants which licenses and roles groups give
public record Policies(Leave leave, Protection protection, Grants grants) {
  public static final Policies USUAL =
      new Policies(
          new Leave(Optional.empty(), false, false),
          new Protection(List.of(), List.of()),
          Grants.NONE);

  /// What becomes of accounts whose people are out of scope or switched off at the source. They are
  /// deactivated, and may be deleted later.
  ///
  /// @param deleteAfter how long after the first run that missed the person the account is deleted;
  ///   zero: at once; empty: never
  /// @param fromGroups whether they are also removed from groups that follow the source
  /// @param retireAddress whether they give their address up when they leave, where the target
  ///   would never free it and the domain is named as the organization's; otherwise when somebody
  ///   else needs it
  public record Leave(Optional<Duration> deleteAfter, boolean fromGroups, boolean retireAddress) {}

  /// What loses nothing: such an account is not deactivated, deleted, renamed, or removed from a
  /// group, and such a group is not renamed and loses nobody. Each is a case instead.
  ///
  /// @param accounts addresses, in which `*` stands for any letters, or ids of accounts
  /// @param groups names at the target, in which `*` stands for any letters, or ids of groups
  public record Protection(List<String> accounts, List<String> groups) {
    public Protection {
      accounts = List.copyOf(accounts);
      groups = List.copyOf(groups);
    }

    public boolean account(Account account) {
      return accounts.stream()
          .anyMatch(one -> one.equals(account.id()) || Wildcard.matches(one, account.address()));
    }

    /// Whether the account with this id is protected, wherever it is seen.
    public boolean id(String accountId) {
      return accounts.contains(accountId);
    }

    /// Whether whoever has this address is protected.
    public boolean address(String address) {
      return accounts.stream().anyMatch(one -> Wildcard.matches(one, address));
    }

    public boolean group(TargetGroup group) {
      return groups.stream()
          .anyMatch(one -> one.equals(group.id()) || Wildcard.matches(one, group.name()));
    }
  }
}
