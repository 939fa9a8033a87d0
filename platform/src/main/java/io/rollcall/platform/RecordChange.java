package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// Turns a User of a standard directory into what a request says it should be.
record RecordChange(Act act, Caller.OfDirectory caller) {

  Outcome<UserRow> change(UserRow user, UserAttributes before, UserAttributes after) {
    boolean named =
        before.userName().equals(after.userName()) && before.email().equals(after.email());
    return named
        ? write(user, new AddressFollowing.Followed(user.account(), ""), before, after)
        : rename(user, before, after);
  }

  private Outcome<UserRow> rename(UserRow user, UserAttributes before, UserAttributes after) {
    UserNames names = UserNames.ofChanged(act, caller, before, after, user.account());
    Optional<Outcome<UserRow>> refused =
        new NameRules(act, caller)
            .refusal(names, after, names.foreign().filter(name -> isNew(name, before)));
    return refused.isPresent()
        ? refused.get()
        : write(user, new AddressFollowing(act, caller, names).follow(user), before, after);
  }

  /// A name that the User had before the domain was verified by somebody else may stay.
  private static boolean isNew(UserNames.Foreign name, UserAttributes before) {
    Optional<String> was =
        name.attribute().equals("userName") ? Optional.of(before.userName()) : before.email();
    return was.flatMap(EmailAddress::read)
        .filter(address -> address.key().equals(name.address().key()))
        .isEmpty();
  }

  private Outcome<UserRow> write(
      UserRow user,
      AddressFollowing.Followed followed,
      UserAttributes before,
      UserAttributes after) {
    AccountRow account = followed.account();
    ChangeEntry entry = new ChangeEntry(act, caller);
    Optional<UserRow> changed =
        RecordWriter.by(act, caller).update(user, account, user.membership(), after);
    if (changed.isEmpty()) {
      return Stale.refuse(act, caller, user);
    }
    if (!account.equals(user.account())) {
      act.accounts().changeAddress(account);
      entry.tellOthers(account, followed.note());
      new AddressNews(act, user.account(), account).tellBut(caller);
    }
    entry.log(
        changed.get(),
        before,
        after,
        "Deactivated in this directory; account and membership go on.",
        followed.note());
    return Outcome.done(changed.get());
  }
}
