package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.address.Address;
import java.util.Optional;

/// What becomes of an account's address when a User of a standard directory gets other names. The
/// User always gets them; the account's address follows if the organization may change it and
/// nobody else has the new one.
record AddressFollowing(Act act, Caller.OfDirectory caller, UserNames names) {

  /// @param account the account as it is to be
  /// @param note what became of its address, as a sentence for the log; empty if nothing
  record Followed(AccountRow account, String note) {}

  Followed follow(UserRow user) {
    AccountRow account = user.account();
    if (account.isDeleting()) {
      return kept(account, "it is in its deletion period");
    }
    Optional<EmailAddress> wanted = names.managed();
    if (wanted.isEmpty()) {
      return account.address().isPresent() && mayRelease(user)
          ? new Followed(
              account.withoutAddress(),
              "The account has no address any more: it was " + account.address().get() + ".")
          : kept(account, "none of the User's names is on a domain of the organization");
    }
    EmailAddress address = wanted.get();
    if (names.holder(address, account.id()).isPresent()) {
      return kept(account, "another account has " + address.text());
    }
    return mayChange(account) && (isSame(address, account) || isStillOurs(address))
        ? changed(account, address)
        : kept(
            account,
            "this organization neither manages the account nor created it alone, or gave up the domain just now");
  }

  private static boolean isSame(EmailAddress address, AccountRow account) {
    return account.addressKey().equals(Optional.of(address.key()));
  }

  /// The names were looked at without holding their domains.
  private boolean isStillOurs(EmailAddress address) {
    return new Enablement(act, caller.organizationId())
        .isOurs(caller.platformId(), address.domain());
  }

  private static Followed changed(AccountRow account, EmailAddress address) {
    AccountRow renamed = account.withAddress(address.key(), address.text());
    return new Followed(
        renamed,
        renamed.equals(account)
            ? ""
            : "The account's address is "
                + address.text()
                + " now"
                + account.address().map(was -> "; it was " + was).orElse("")
                + ".");
  }

  private static Followed kept(AccountRow account, String reason) {
    return new Followed(
        account,
        account
            .address()
            .map(address -> "The account keeps its address " + address + ": " + reason + ".")
            .orElse(""));
  }

  /// Manages it, or created it as its only organization ever.
  private boolean mayChange(AccountRow account) {
    return account.address().isEmpty() || isManaged(account) || isCreatedHereOnly(account);
  }

  /// Whom a person invited, or another directory knows too, is still reached by the address.
  private boolean mayRelease(UserRow user) {
    AccountRow account = user.account();
    return user.membership().origin() == Origin.SCIM
        && isManaged(account)
        && isCreatedHereOnly(account)
        && act.records().owners(caller.organizationId(), account.id()).size() == 1;
  }

  private boolean isManaged(AccountRow account) {
    return account.addressKey().map(Address::domain).filter(names::isOurs).isPresent();
  }

  private boolean isCreatedHereOnly(AccountRow account) {
    return account.createdBy().filter(caller.organizationId()::equals).isPresent()
        && !act.memberships().wasElsewhere(caller.organizationId(), account.id());
  }
}
