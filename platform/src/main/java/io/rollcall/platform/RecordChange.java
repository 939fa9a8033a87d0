package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.RecordRows;
import io.rollcall.platform.sql.UserRow;
import java.util.ArrayList;
import java.util.List;
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
    Optional<UserRow> changed =
        RecordWriter.by(act, caller).update(user, account, user.membership(), after);
    if (changed.isEmpty()) {
      return Stale.refuse(act, caller, user);
    }
    if (!account.equals(user.account())) {
      act.accounts().changeAddress(account);
      tellOthers(user, account, followed.note());
      new AddressNews(act, user.account(), account).tellBut(caller);
    }
    log(changed.get(), followed, before, after);
    return Outcome.done(changed.get());
  }

  /// Other directories keep what they were sent; their log says that the account changed.
  private void tellOthers(UserRow user, AccountRow account, String note) {
    act.records().owners(caller.organizationId(), account.id()).stream()
        .map(RecordRows.Owner::id)
        .filter(owner -> !owner.equals(user.record().ownerId()))
        .forEach(owner ->
            act.logOf(
                owner,
                caller.organizationId(),
                Kind.RENAMED,
                Subject.of(account),
                note
                    + " It was changed through directory "
                    + caller.name()
                    + "; the attributes in this directory stay as they were sent."));
  }

  private void log(
      UserRow user,
      AddressFollowing.Followed followed,
      UserAttributes before,
      UserAttributes after) {
    List<String> sentences = new ArrayList<>();
    Kind kind = Kind.CHANGED;
    if (before.active() != after.active()) {
      kind = after.active() ? Kind.ACTIVATED : Kind.DEACTIVATED;
      sentences.add(
          after.active()
              ? "Activated."
              : "Deactivated in this directory; account and membership go on.");
    }
    if (!before.userName().equals(after.userName())) {
      kind = Kind.RENAMED;
      sentences.add("userName changed from " + before.userName() + " to " + after.userName() + ".");
    }
    sentences.add("Changed: " + String.join(", ", after.differences(before)) + ".");
    if (!followed.note().isEmpty()) {
      sentences.add(followed.note());
    }
    act.log(caller.organizationId(), kind, Subject.of(user), String.join(" ", sentences));
  }
}
