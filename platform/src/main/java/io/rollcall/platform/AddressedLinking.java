package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import java.util.Optional;

/// Finds a User the account that has the address of its primary e-mail, or makes one: account and
/// membership are as they are to be then, and the record has yet to be written.
record AddressedLinking(Act act, Caller.OfDirectory caller) {

  /// @param user as it is to be
  /// @param account as it is written
  /// @param wasDisabled whether it was disabled before
  record Linked(
      AddressHolder holder,
      UserAttributes user,
      AccountRow account,
      MembershipRow membership,
      boolean wasDisabled) {

    Kind kind() {
      return holder.isNobody() ? Kind.CREATED : holder.isCut() ? Kind.BROUGHT_BACK : Kind.LINKED;
    }

    /// What the log says of it.
    String sentence() {
      if (holder.isNobody()) {
        return "User and account created.";
      }
      String linked =
          holder.isCut()
              ? "The account that was cut from the organization came back: it has the User's primary e-mail."
              : "User linked to the account that has its primary e-mail.";
      String another =
          holder.isAnother() ? " This directory knew it under another externalId." : "";
      return linked + another + (wasDisabled == account.isDisabled() ? "" : fate());
    }

    private String fate() {
      return account.isDisabled() ? " The account was disabled." : " The account was enabled.";
    }
  }

  /// @param holder whom nothing keeps from being the User's account
  Outcome<Linked> link(AddressHolder holder, UserAttributes user) {
    return holder.isNobody() ? Outcome.done(anew(holder, user)) : known(holder, user);
  }

  private Linked anew(AddressHolder holder, UserAttributes user) {
    AccountRow account =
        new AccountRow(
                act.ids().number(),
                caller.platformId(),
                Optional.of(holder.email().key()),
                Optional.of(holder.email().text()),
                user.displayName(),
                act.now(),
                Optional.of(caller.organizationId()))
            .withDisabled(holder.isManaged() && !user.active());
    act.accounts().insert(account);
    return linked(holder, user, account, account.isDisabled());
  }

  private Outcome<Linked> known(AddressHolder holder, UserAttributes user) {
    AccountRow before = holder.account();
    AccountRow account = holder.isManaged() ? changed(before, user) : before;
    Optional<Refusal> forbidden =
        new Enablement(act, caller.organizationId()).refusal(before, !account.isDisabled());
    if (forbidden.isPresent()) {
      return act.refuse(caller.organizationId(), forbidden.get(), Subject.of(before));
    }
    if (!account.equals(before)) {
      act.accounts().update(account);
    }
    act.formerRecords().delete(Act.owner(caller), account.id());
    boolean active = holder.isManaged() ? !account.isDisabled() : user.active();
    return Outcome.done(linked(holder, user.withActive(active), account, before.isDisabled()));
  }

  private AccountRow changed(AccountRow account, UserAttributes user) {
    boolean comesBack = caller.preset().creation().ofDisabled() == Preset.CreateOfDisabled.ENABLED;
    boolean enabled = user.active() && (comesBack || !account.isDisabled());
    return account.withDisplayName(user.displayName()).withDisabled(!enabled);
  }

  private Linked linked(
      AddressHolder holder, UserAttributes user, AccountRow account, boolean wasDisabled) {
    MembershipRow membership = Admission.by(act, caller).join(account, holder.membership(), user);
    return new Linked(holder, user, account, membership, wasDisabled);
  }

  /// Tells everybody else whom it concerns, once the record is written.
  void tell(Linked linked) {
    if (linked.wasDisabled() != linked.account().isDisabled()) {
      new Enablement(act, caller.organizationId())
          .tell(linked.account(), Optional.of(Act.owner(caller)));
    }
  }
}
