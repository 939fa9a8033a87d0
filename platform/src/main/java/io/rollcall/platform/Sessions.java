package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import java.util.List;

/// Where people are signed in. The service itself keeps no sessions of people.
public final class Sessions {
  private final Acts acts;

  Sessions(Acts acts) {
    this.acts = acts;
  }

  /// Ends the sessions of a person, as far as there are any: that it was asked for is written down
  /// and nothing else happens.
  ///
  /// @return the account's id
  public Outcome<String> reset(Caller caller, String organizationId, String email) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) ->
            NamedPeople.of(act, organization, List.of(email))
                .named(email)
                .map(row -> reset(act, organizationId, row.account()))
                .orElseGet(() ->
                    act.refuse(
                        organizationId, new Refusal.Unknown("Member", email), Subject.NONE)));
  }

  private static Outcome<String> reset(Act act, String organizationId, AccountRow account) {
    act.log(
        organizationId,
        Kind.SESSIONS_RESET,
        Subject.of(account),
        "All sessions of the person are to end. This service keeps no sessions of people, so there was nothing to end here.");
    return Outcome.done(account.id());
  }
}
