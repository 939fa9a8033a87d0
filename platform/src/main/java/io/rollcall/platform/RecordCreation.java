package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// What POST of a User does where every directory has Users of its own, and an account has an
/// address only on a domain of its organization.
record RecordCreation(Act act, Caller.OfDirectory caller) {

  Outcome<UserRow> create(UserAttributes user) {
    UserNames names = UserNames.ofNew(act, caller, user);
    Optional<Outcome<UserRow>> refused =
        new NameRules(act, caller).<UserRow>refusal(names, user, names.foreign());
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<Match> match = Match.find(act, names, user.externalId());
    return match.isPresent()
        ? link(match.get(), user, names)
        : Outcome.done(newAccount(user, lookedAtAgain(user, names)));
  }

  /// Whoever held the address and is no match may have released it since the names were looked at:
  /// finding the match waited for them.
  private UserNames lookedAtAgain(UserAttributes user, UserNames names) {
    boolean isHeld =
        names
            .managed()
            .flatMap(address -> names.candidates().accountWith(address.key()))
            .isPresent();
    return isHeld ? UserNames.ofNew(act, caller, user) : names;
  }

  private UserRow newAccount(UserAttributes user, UserNames names) {
    AccountRow nameless =
        new AccountRow(
            act.ids().number(),
            caller.platformId(),
            Optional.empty(),
            Optional.empty(),
            user.displayName(),
            act.now(),
            Optional.of(caller.organizationId()));
    AccountRow account = named(nameless, names);
    act.accounts().insert(account);
    UserRow made = Admission.by(act, caller).admit(account, Optional.empty(), user);
    log(Kind.CREATED, made, names, "User and account created.");
    return made;
  }

  private Outcome<UserRow> link(Match match, UserAttributes user, UserNames names) {
    Holding holding = match.holding(user.externalId(), caller);
    return switch (holding.standing()) {
      case USER, ON_OUR_DOMAIN ->
          admit(match, user, names, Kind.LINKED, "User created and linked to the account that has");
      case CUT ->
          switch (caller.preset().creation().ofCut()) {
            case LINK ->
                admit(
                    match,
                    user,
                    names,
                    Kind.BROUGHT_BACK,
                    "The account that was cut from the organization came back, with the attributes of this request only: it"
                        + " has");
            case CONFLICT -> refuse(match, holding);
          };
      case GUEST ->
          switch (caller.preset().creation().ofGuest()) {
            case PROMOTE -> admit(match, user, names, Kind.PROMOTED, "A guest became a member, by");
            case CONFLICT -> refuse(match, holding);
          };
      case INACTIVE, ANOTHER_PERSON, DELETING, NOBODY, OUTSIDE -> refuse(match, holding);
    };
  }

  private Outcome<UserRow> refuse(Match match, Holding holding) {
    return Occupied.refuse(act, caller, match.attribute(), match.value(), holding);
  }

  private Outcome<UserRow> admit(
      Match match, UserAttributes user, UserNames names, Kind kind, String detail) {
    AccountRow known = match.account();
    AccountRow account = known.address().isPresent() ? known : named(known, names);
    if (!account.equals(known)) {
      act.accounts().changeAddress(account);
    }
    UserRow made = Admission.by(act, caller).admit(account, match.membership(), user);
    if (match.knownAs().isPresent()) {
      act.formerRecords().delete(Act.owner(caller), account.id());
    }
    log(kind, made, names, detail + " the same " + match.attribute() + ".");
    return Outcome.done(made);
  }

  /// With its managed address, unless another account has that.
  private static AccountRow named(AccountRow account, UserNames names) {
    return names
        .managed()
        .filter(address -> names.holder(address, account.id()).isEmpty())
        .map(address -> account.withAddress(address.key(), address.text()))
        .orElse(account);
  }

  private void log(Kind kind, UserRow made, UserNames names, String detail) {
    String held =
        names
            .managed()
            .filter(address -> names.holder(address, made.account().id()).isPresent())
            .map(address -> " Another account keeps the address " + address.text() + ".")
            .orElse("");
    act.log(caller.organizationId(), kind, Subject.of(made), detail + held);
  }
}
