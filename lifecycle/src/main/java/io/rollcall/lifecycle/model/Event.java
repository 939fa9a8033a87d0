package io.rollcall.lifecycle.model;

import java.time.Instant;
import java.util.Optional;

/// One entry of a target's own log about an account.
///
/// @param at when
/// @param what the target's word for what happened
/// @param created whether this is the account's coming into being
/// @param by who did it, as the target names them
/// @param byScim whether a SCIM token did it
/// @param accountId the account it happened to, where the log says so
/// @param how in which way the account came to be there, if this is how; empty where it is not, or
///   nobody knows
public record Event(
    Instant at,
    String what,
    boolean created,
    String by,
    boolean byScim,
    Optional<String> accountId,
    Optional<Origin> how) {
  public Event(
      Instant at,
      String what,
      boolean created,
      String by,
      boolean byScim,
      Optional<String> accountId) {
    this(
        at,
        what,
        created,
        by,
        byScim,
        accountId,
        created ? Optional.of(byScim ? Origin.SCIM : Origin.SOMEBODY) : Optional.<Origin>empty());
  }
}
