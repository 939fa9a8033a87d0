package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;

/// Turns a User into what a request says it should be: the rules first, then the rows that differ.
///
/// @param deactivates whether the request says that the User is inactive, though it is shown so
///   already since its account is disabled: it stays inactive when that ends
record UserChange(Act act, Caller.OfDirectory caller, boolean deactivates) {

  Outcome<UserRow> change(UserRow user, UserAttributes before, UserAttributes after) {
    if (after.equals(before) && !deactivatesMembership(user)) {
      return Outcome.done(user);
    }
    return switch (caller.preset().addressIs()) {
      case USER_NAME -> changeAccount(user, before, after);
      case MANAGED_ONLY -> new RecordChange(act, caller).change(user, before, after);
      case PRIMARY_EMAIL -> new AddressedChange(act, caller).change(user, before, after);
    };
  }

  private boolean deactivatesMembership(UserRow user) {
    return deactivates
        && caller.preset().activeIs() == Preset.ActiveIs.MEMBERSHIP
        && user.membership().status() == Status.ACTIVE;
  }

  private Outcome<UserRow> changeAccount(
      UserRow user, UserAttributes before, UserAttributes after) {
    if (user.account().isDeleting()) {
      return act.refuse(
          caller.organizationId(), Deletions.refusal(user.account()), Subject.of(user.account()));
    }
    EmailAddress address = EmailAddress.parse("userName", after.userName());
    MembershipRow membership = membership(user.membership(), before, after);
    Optional<Outcome<UserRow>> refused = refusal(user, before, after, address, membership);
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<UserRow> changed = write(user, after, address, membership);
    changed.ifPresent(row -> logChanges(user, row, before, after));
    return changed
        .<Outcome<UserRow>>map(Outcome::done)
        .orElseGet(() -> Stale.refuse(act, caller, user));
  }

  private Optional<Outcome<UserRow>> refusal(
      UserRow user,
      UserAttributes before,
      UserAttributes after,
      EmailAddress address,
      MembershipRow membership) {
    boolean activates = after.active() && !before.active();
    Optional<Outcome<UserRow>> byMembership =
        disabled(user, activates)
            .or(() -> inactive(before, after))
            .or(() -> lesserLicense(before, after))
            .or(() ->
                Severance.lastAdministrator(
                    act, user.account(), user.membership(), Optional.of(membership)))
            .map(rule -> act.refuse(caller.organizationId(), rule, Subject.of(user.account())));
    return byMembership.isPresent() || Optional.of(address.text()).equals(user.account().address())
        ? byMembership
        : new AddressChange(act, caller).refusal(user, address, activates);
  }

  private static Optional<Refusal> disabled(UserRow user, boolean activates) {
    return activates && user.account().isDisabled()
        ? Optional.of(
            new Refusal.Forbidden(
                "disabled",
                "User %s cannot be activated: the organization that manages the account disabled it, and has to enable it first."
                    .formatted(user.account().id())))
        : Optional.empty();
  }

  private static Optional<Refusal> inactive(UserAttributes before, UserAttributes after) {
    boolean staysInactive = !before.active() && !after.active();
    boolean unchanged =
        before.role() == after.role()
            && before.license().equals(after.license())
            && before.document().items("roles").equals(after.document().items("roles"));
    return !staysInactive || unchanged
        ? Optional.empty()
        : Optional.of(
            new Refusal.Forbidden(
                "inactive",
                "Roles and license of a deactivated User cannot be changed; activate it first."));
  }

  /// Changing a User never takes a license down.
  private Optional<Refusal> lesserLicense(UserAttributes before, UserAttributes after) {
    List<String> licenses = caller.preset().rules().values().licenses();
    String was = before.license().or(caller.preset()::defaultLicense).orElse("");
    String is = after.license().or(caller.preset()::defaultLicense).orElse("");
    return licenses.indexOf(is) >= licenses.indexOf(was)
        ? Optional.empty()
        : Optional.of(
            new Refusal.Forbidden(
                "lesserLicense",
                "userType cannot be taken down from %s to %s: a license is only raised here. Deactivating the User frees it."
                    .formatted(Echo.of(was), Echo.of(is))));
  }

  private MembershipRow membership(MembershipRow row, UserAttributes before, UserAttributes after) {
    MembershipRow named = row.withRole(after.role().code());
    MembershipRow changed =
        before.active() == after.active() && !deactivates
            ? named
            : named.withStatus(after.active() ? Status.ACTIVE : Status.INACTIVE);
    return before.license().equals(after.license())
        ? changed
        : changed.withLicense(after.license(), act.now());
  }

  private Optional<UserRow> write(
      UserRow user, UserAttributes after, EmailAddress address, MembershipRow membership) {
    AccountRow account = user.account().withAddress(address.key(), address.text());
    Optional<UserRow> changed =
        RecordWriter.by(act, caller).update(user, account, membership, after);
    if (changed.isPresent() && !account.equals(user.account())) {
      act.accounts().changeAddress(account);
      new AddressNews(act, user.account(), account).tellBut(caller);
    }
    if (changed.isPresent() && !membership.equals(user.membership())) {
      act.memberships().update(membership);
    }
    return changed;
  }

  private void logChanges(
      UserRow user, UserRow changed, UserAttributes before, UserAttributes after) {
    String was = user.record().userName();
    String is = changed.record().userName();
    if (!was.equals(is)) {
      log(Kind.RENAMED, changed, "userName changed from " + was + " to " + is + ".");
    }
    if (deactivatesMembership(user)) {
      log(Kind.DEACTIVATED, changed, "Deactivated here too; the account is disabled besides.");
    }
    if (before.active() != after.active()) {
      log(
          after.active() ? Kind.ACTIVATED : Kind.DEACTIVATED,
          changed,
          after.active() ? "Activated." : "Deactivated; memberships of groups remain.");
    }
    if (before.role() != after.role()) {
      log(Kind.CHANGED, changed, "Role changed to " + after.role().code() + ".");
    }
    if (!before.license().equals(after.license()) || !before.document().equals(after.document())) {
      log(Kind.CHANGED, changed, "Attributes changed.");
    }
  }

  private void log(Kind kind, UserRow user, String detail) {
    act.log(caller.organizationId(), kind, Subject.of(user.account()), detail);
  }
}
