package io.rollcall.platform;

import io.rollcall.platform.sql.UserRow;

/// Refuses a change that was meant for another version of a User.
final class Stale {
  private Stale() {}

  static <T> Outcome<T> refuse(Act act, Caller.OfDirectory caller, UserRow user) {
    return act.refuse(
        caller.organizationId(),
        new Refusal.Stale("User", UserWriter.of(caller).id(user), user.record().version()),
        Subject.of(user));
  }
}
