package io.rollcall.lifecycle.model;

import java.time.Instant;
import java.util.Optional;

/// An account as a target's other APIs show it, SCIM or not.
///
/// @param role what people call the role: member, administrator, guest
/// @param visibleOverScim whether SCIM shows accounts of that role
/// @param lastActivity when the account was last used; empty when never
/// @param way what a person can do so that the account gives its address up, as a sentence; empty
///   where the target does not tell
/// @param record the id under which SCIM shows the account, where that is another and its userName
///   is another address
/// @param managed what the organization may do to it beside SCIM; empty where it may nothing
/// @param belonging how it belongs to the organization
/// @param since since when it is in its deletion period, where it is and the target tells
public record Sight(
    String accountId,
    String address,
    boolean active,
    String role,
    boolean visibleOverScim,
    Optional<Instant> lastActivity,
    Optional<String> way,
    Optional<String> record,
    Optional<Managed> managed,
    Belonging belonging,
    Optional<Instant> since) {
  /// How an account belongs to an organization.
  public enum Belonging {
    /// A member or an administrator.
    MEMBER,
    /// In the organization, and SCIM shows it nowhere.
    GUEST,
    /// The organization manages the account, whoever drives it.
    MANAGED,
    /// Works with the organization, which may not change it.
    UNMANAGED,
    /// To be deleted for good soon, its address still held.
    IN_DELETION,
    /// The target does not say.
    UNTOLD
  }

  public Sight(
      String accountId,
      String address,
      boolean active,
      String role,
      boolean visibleOverScim,
      Optional<Instant> lastActivity) {
    this(
        accountId,
        address,
        active,
        role,
        visibleOverScim,
        lastActivity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Belonging.UNTOLD,
        Optional.empty());
  }

  /// The same, where the target tells how it belongs to the organization.
  public Sight being(Belonging told) {
    return being(told, Optional.empty());
  }

  /// @param from since when
  public Sight being(Belonging told, Optional<Instant> from) {
    return new Sight(
        accountId,
        address,
        active,
        role,
        visibleOverScim,
        lastActivity,
        way,
        record,
        managed,
        told,
        from);
  }

  /// What it is, with its article: `a guest`, `an account that nobody manages`.
  public String kind() {
    return (role.matches("[aeiou].*") ? "an " : "a ") + role;
  }

  /// The same, where SCIM shows it after all, under another name.
  public Sight as(String recordId) {
    return new Sight(
        accountId,
        address,
        active,
        role,
        true,
        lastActivity,
        way,
        Optional.of(recordId),
        Optional.empty(),
        belonging,
        since);
  }

  /// The same, where the target tells more.
  public Sight with(Optional<String> told) {
    return new Sight(
        accountId,
        address,
        active,
        role,
        visibleOverScim,
        lastActivity,
        told,
        record,
        managed,
        belonging,
        since);
  }

  /// The same, where something hinders the organization from changing its address.
  public Sight hinderedBy(String hindrance) {
    return managed
        .map(one ->
            managed(
                    new Managed(
                        one.name(),
                        one.administrator(),
                        one.usageTold(),
                        one.records(),
                        Optional.of(hindrance)),
                    lastActivity)
                .with(Optional.of(hindrance)))
        .orElse(this);
  }

  /// The same, where the organization manages it.
  ///
  /// @param used when it was used last
  public Sight managed(Managed what, Optional<Instant> used) {
    return new Sight(
        accountId,
        address,
        active,
        role,
        visibleOverScim,
        used,
        way,
        record,
        Optional.of(what),
        Belonging.MANAGED,
        since);
  }
}
