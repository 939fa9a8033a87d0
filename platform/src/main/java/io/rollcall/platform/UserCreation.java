package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// What POST of a User does. Where its userName is the account's address, who holds that decides.
record UserCreation(Act act, Caller.OfDirectory caller) {

  Outcome<UserRow> create(UserAttributes attributes) {
    return new Revival(act, caller).of(attributes).orElseGet(() -> createAnew(attributes));
  }

  private Outcome<UserRow> createAnew(UserAttributes attributes) {
    return switch (caller.preset().addressIs()) {
      case USER_NAME -> createAccount(attributes);
      case MANAGED_ONLY -> new RecordCreation(act, caller).create(attributes);
      case PRIMARY_EMAIL -> new AddressedCreation(act, caller).create(attributes);
    };
  }

  private Outcome<UserRow> createAccount(UserAttributes attributes) {
    EmailAddress address = EmailAddress.parse("userName", attributes.userName());
    Holding holding = Holding.of(act, caller.platformId(), caller.organizationId(), address);
    return switch (holding.standing()) {
      case NOBODY -> Outcome.done(newAccount(address, attributes));
      case CUT ->
          switch (caller.preset().creation().ofCut()) {
            case LINK ->
                admit(
                    holding,
                    attributes,
                    Kind.BROUGHT_BACK,
                    "The account that was cut from the organization came back, with the attributes of this request only.");
            case CONFLICT -> Occupied.refuse(act, caller, "userName", address.text(), holding);
          };
      case GUEST ->
          switch (caller.preset().creation().ofGuest()) {
            case PROMOTE -> admit(holding, attributes, Kind.PROMOTED, "A guest became a member.");
            case CONFLICT -> Occupied.refuse(act, caller, "userName", address.text(), holding);
          };
      case ON_OUR_DOMAIN ->
          admit(
              holding,
              attributes,
              Kind.LINKED,
              "An account on a verified domain of the organization was linked.");
      case USER, INACTIVE, ANOTHER_PERSON, DELETING, OUTSIDE ->
          Occupied.refuse(act, caller, "userName", address.text(), holding);
    };
  }

  private UserRow newAccount(EmailAddress address, UserAttributes attributes) {
    AccountRow account =
        new AccountRow(
            act.ids().number(),
            caller.platformId(),
            Optional.of(address.key()),
            Optional.of(address.text()),
            attributes.displayName(),
            act.now(),
            Optional.of(caller.organizationId()));
    act.accounts().insert(account);
    UserRow user = Admission.by(act, caller).admit(account, Optional.empty(), attributes);
    act.log(caller.organizationId(), Kind.CREATED, Subject.of(account), "Account created.");
    return user;
  }

  private Outcome<UserRow> admit(
      Holding holding, UserAttributes attributes, Kind kind, String detail) {
    AccountRow account = holding.account().orElseThrow();
    UserRow user = Admission.by(act, caller).admit(account, holding.membership(), attributes);
    act.log(caller.organizationId(), kind, Subject.of(account), detail);
    return Outcome.done(user);
  }
}
