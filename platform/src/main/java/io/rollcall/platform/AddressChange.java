package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// Whether an organization may give an account another address.
record AddressChange(Act act, Caller.OfDirectory caller) {

  /// @param activates whether the same request activates the User
  /// @return a refusal, written to the log, or empty if the address may be changed
  <T> Optional<Outcome<T>> refusal(UserRow user, EmailAddress wanted, boolean activates) {
    AccountRow account = user.account();
    Optional<Refusal> rule = rule(user, wanted, activates);
    if (rule.isPresent()) {
      return rule.map(refusal -> act.refuse(caller.organizationId(), refusal, Subject.of(account)));
    }
    if (account.addressKey().equals(Optional.of(wanted.key()))) {
      return Optional.empty();
    }
    Holding holding = Holding.of(act, caller.platformId(), caller.organizationId(), wanted);
    return holding.standing() == Holding.Standing.NOBODY
        ? Optional.empty()
        : Optional.of(Occupied.refuse(act, caller, "userName", wanted.text(), holding));
  }

  private Optional<Refusal> rule(UserRow user, EmailAddress wanted, boolean activates) {
    String accountId = user.account().id();
    boolean manages = manages(user.account(), wanted);
    if (!UserWriter.isActive(user.membership(), user.account()) && !activates) {
      return forbidden(
          "inactive",
          "userName of the deactivated User "
              + accountId
              + " cannot be changed; activate it first.");
    }
    boolean made = user.account().createdBy().filter(caller.organizationId()::equals).isPresent();
    if (!manages && !made) {
      return notYours(accountId);
    }
    if (isInSeveral(accountId, manages)) {
      return forbidden(
          "severalOrganizations",
          "userName of User "
              + accountId
              + " cannot be changed: the person belongs to several organizations. It has to leave the others first.");
    }
    return manages || !act.memberships().wasElsewhere(caller.organizationId(), accountId)
        ? Optional.empty()
        : notYours(accountId);
  }

  private static Optional<Refusal> notYours(String accountId) {
    return forbidden(
        "addressNotYours",
        "userName of User "
            + accountId
            + " cannot be changed here: this organization neither manages the account (its old and new address on"
            + " domains that the organization has verified) nor created it as its only organization ever.");
  }

  /// Whoever manages the account need not mind those who have it as a guest: anybody may invite it.
  private boolean isInSeveral(String accountId, boolean manages) {
    return manages
        ? act.memberships().isElsewhere(caller.organizationId(), accountId, Act.USER_ROLES)
        : act.memberships().isElsewhere(caller.organizationId(), accountId);
  }

  private boolean manages(AccountRow account, EmailAddress wanted) {
    Enablement enablement = new Enablement(act, caller.organizationId());
    return enablement.manages(account) && enablement.isOurs(caller.platformId(), wanted.domain());
  }

  private static Optional<Refusal> forbidden(String rule, String detail) {
    return Optional.of(new Refusal.Forbidden(rule, detail));
  }
}
