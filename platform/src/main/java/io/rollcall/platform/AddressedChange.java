package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// Turns a User, whose account has the address that its primary e-mail says, into what a request
/// says it should be.
///
/// The account follows the e-mail while the organization manages it, on the old domain and the new,
/// or created it alone; else the User is cut from it, and the account keeps its address. A User
/// that was cut is joined to an account again when its e-mail changes, as POST would find it one.
/// Nothing changes while the account is in its deletion period.
record AddressedChange(Act act, Caller.OfDirectory caller) {

  Outcome<UserRow> change(UserRow user, UserAttributes before, UserAttributes after) {
    if (user.account().isDeleting()) {
      return act.refuse(
          caller.organizationId(), Deletions.refusal(user.account()), Subject.of(user));
    }
    EmailAddress email = PrimaryEmail.of(after, caller.preset());
    Optional<AddressHolder> holder =
        isSame(email, before) ? Optional.empty() : Optional.of(holder(user, after, email));
    boolean moves = !user.account().addressKey().equals(Optional.of(email.key()));
    Optional<Outcome<UserRow>> refused =
        holder.flatMap(found -> moves ? taken(user, found) : found.taken());
    return refused
        .or(() -> new DirectoryNames(act, caller).refusal(user, before, after))
        .orElseGet(() ->
            holder.isPresent() && moves
                ? readdress(user, before, after, holder.get())
                : keep(user, user.account(), before, after, ""));
  }

  private static boolean isSame(EmailAddress email, UserAttributes before) {
    return PrimaryEmail.in(before.document())
        .flatMap(EmailAddress::read)
        .filter(was -> was.key().equals(email.key()))
        .isPresent();
  }

  private AddressHolder holder(UserRow user, UserAttributes after, EmailAddress email) {
    return AddressHolder.of(
        act, caller, email, after.externalId(), Optional.of(user.record().id()));
  }

  private static Optional<Outcome<UserRow>> taken(UserRow user, AddressHolder holder) {
    return user.account().isPlaceholder() ? holder.refusal() : holder.refusalOfAnybody();
  }

  private Outcome<UserRow> readdress(
      UserRow user, UserAttributes before, UserAttributes after, AddressHolder holder) {
    AccountRow account = user.account();
    EmailAddress email = holder.email();
    if (account.isPlaceholder()) {
      return join(user, before, after, holder);
    }
    boolean managed = enablement().manages(account);
    if (managed ? holder.isManaged() : isCreatedHereOnly(account)) {
      String note =
          "The account's address is %s now; it was %s."
              .formatted(email.text(), account.address().orElse("none"));
      return keep(user, account.withAddress(email.key(), email.text()), before, after, note);
    }
    return cut(user, before, after, email);
  }

  private boolean isCreatedHereOnly(AccountRow account) {
    return account.createdBy().filter(caller.organizationId()::equals).isPresent()
        && !act.memberships().wasElsewhere(caller.organizationId(), account.id());
  }

  /// @param renamed its account, by the address that it is to have
  private Outcome<UserRow> keep(
      UserRow user, AccountRow renamed, UserAttributes before, UserAttributes after, String note) {
    boolean managed = !renamed.isPlaceholder() && enablement().manages(renamed);
    AccountRow account = managed ? changed(renamed, before, after) : renamed;
    Optional<Refusal> forbidden =
        account.isDisabled() == renamed.isDisabled()
            ? Optional.empty()
            : enablement().refusal(renamed, !account.isDisabled());
    if (forbidden.isPresent()) {
      return act.refuse(caller.organizationId(), forbidden.get(), Subject.of(user));
    }
    return write(user, account, before, after, told(managed), note);
  }

  private static AccountRow changed(
      AccountRow account, UserAttributes before, UserAttributes after) {
    AccountRow named =
        before.displayName().equals(after.displayName())
            ? account
            : account.withDisplayName(after.displayName());
    return before.active() == after.active() ? named : named.withDisabled(!after.active());
  }

  private static String told(boolean managed) {
    return managed
        ? "Deactivated: the account was disabled."
        : "Deactivated in this directory; the organization does not manage the account, which goes on.";
  }

  private Outcome<UserRow> cut(
      UserRow user, UserAttributes before, UserAttributes after, EmailAddress email) {
    AccountRow account = user.account();
    String note =
        ("Unlinked from account %s, which keeps its address %s: %s is not on a domain of the"
                + " organization that manages the account, or this organization may not change its address.")
            .formatted(account.id(), account.address().orElse("none"), email.text());
    UserRow cut = new Unlinking(act).cut(user);
    Outcome<UserRow> written = write(cut, cut.account(), before, after, told(false), note);
    act.log(
        caller.organizationId(), Kind.UNLINKED, Subject.of(account).in(user.record().id()), note);
    return written;
  }

  private Outcome<UserRow> join(
      UserRow user, UserAttributes before, UserAttributes after, AddressHolder holder) {
    AddressedLinking linking = new AddressedLinking(act, caller);
    Outcome<AddressedLinking.Linked> outcome = linking.link(holder, after);
    if (!(outcome
        instanceof Outcome.Done<AddressedLinking.Linked>(AddressedLinking.Linked linked))) {
      return outcome.map(_ -> user);
    }
    UserRow joined = new Unlinking(act).join(user, linked.account(), linked.membership());
    Outcome<UserRow> written =
        write(joined, linked.account(), before, linked.user(), told(false), linked.sentence());
    act.log(caller.organizationId(), linked.kind(), Subject.of(joined), linked.sentence());
    linking.tell(linked);
    return written;
  }

  /// @param now the User with what it belongs to now
  private Outcome<UserRow> write(
      UserRow now,
      AccountRow account,
      UserAttributes before,
      UserAttributes after,
      String deactivated,
      String note) {
    Optional<UserRow> changed =
        RecordWriter.by(act, caller).update(now, account, now.membership(), after);
    if (changed.isEmpty()) {
      throw new IllegalStateException("User " + now.record().id() + " is held and was changed");
    }
    ChangeEntry entry = new ChangeEntry(act, caller);
    entry.log(changed.get(), before, after, deactivated, note);
    if (!account.equals(now.account())) {
      act.accounts().update(account);
      tell(now.account(), account, entry, note);
    }
    return Outcome.done(changed.get());
  }

  private void tell(AccountRow before, AccountRow after, ChangeEntry entry, String note) {
    if (!before.addressKey().equals(after.addressKey())) {
      entry.tellOthers(after, note);
      new AddressNews(act, before, after).tellBut(caller);
    }
    if (before.isDisabled() != after.isDisabled()) {
      enablement().tell(after, Optional.of(Act.owner(caller)));
    }
  }

  private Enablement enablement() {
    return new Enablement(act, caller.organizationId());
  }
}
