package io.rollcall.platform;

import java.util.Optional;

/// What forbids a User of a standard directory to have a name.
record NameRules(Act act, Caller.OfDirectory caller) {

  /// @param foreign the name that is on a domain of another organization's, if one is that may not
  ///   be
  /// @return a refusal, written to the log, or empty if the User may have its names
  <T> Optional<Outcome<T>> refusal(
      UserNames names, UserAttributes user, Optional<UserNames.Foreign> foreign) {
    Optional<Outcome<T>> taken =
        names
            .candidates()
            .recordWithUserName()
            .flatMap(id -> act.users(caller).find(id))
            .map(holder -> Occupied.byUser(act, caller, "userName", user.userName(), holder));
    return taken.isPresent() ? taken : foreign.map(name -> outside(name));
  }

  private <T> Outcome<T> outside(UserNames.Foreign name) {
    EmailAddress address = name.address();
    return Occupied.refuse(
        act,
        caller,
        name.attribute(),
        address.text(),
        new Holding(
            Holding.Standing.OUTSIDE,
            act.accounts().byKey(caller.platformId(), address.key()),
            Optional.empty()));
  }
}
