package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.RecordRow;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.json.JsonCodec;
import java.util.Optional;

/// Turns a User into what a request says it should be: the rules first, then the rows that differ.
record UserChange(Act act, Caller.OfDirectory caller) {

  Outcome<UserRow> change(UserRow user, UserAttributes before, UserAttributes after) {
    if (after.equals(before)) {
      return Outcome.done(user);
    }
    EmailAddress address = EmailAddress.parse("userName", after.userName());
    MembershipRow membership = membership(user.membership(), before, after);
    Optional<Outcome<UserRow>> refused = refusal(user, before, after, address, membership);
    if (refused.isPresent()) {
      return refused.get();
    }
    UserRow changed = write(user, after, address, membership);
    logChanges(user, changed, before, after);
    return Outcome.done(changed);
  }

  private Optional<Outcome<UserRow>> refusal(
      UserRow user,
      UserAttributes before,
      UserAttributes after,
      EmailAddress address,
      MembershipRow membership) {
    boolean activates = after.active() && !before.active();
    Optional<Outcome<UserRow>> byMembership =
        inactive(before, after)
            .or(() -> Severance.lastAdministrator(act, user.membership(), Optional.of(membership)))
            .map(rule -> act.refuse(caller.organizationId(), rule, Subject.of(user.account())));
    return byMembership.isPresent() || address.text().equals(user.account().address())
        ? byMembership
        : new AddressChange(act, caller).refusal(user, address, activates);
  }

  private static Optional<Refusal> inactive(UserAttributes before, UserAttributes after) {
    boolean staysInactive = !before.active() && !after.active();
    boolean unchanged = before.role() == after.role() && before.license().equals(after.license());
    return !staysInactive || unchanged
        ? Optional.empty()
        : Optional.of(
            new Refusal.Forbidden(
                "inactive",
                "Role and license of a deactivated User cannot be changed; activate it first."));
  }

  private MembershipRow membership(MembershipRow row, UserAttributes before, UserAttributes after) {
    MembershipRow changed =
        row.withRole(after.role().code())
            .withStatus(after.active() ? Status.ACTIVE : Status.INACTIVE);
    return before.license().equals(after.license())
        ? changed
        : changed.withLicense(after.license(), act.now());
  }

  private UserRow write(
      UserRow user, UserAttributes after, EmailAddress address, MembershipRow membership) {
    AccountRow account = user.account().withAddress(address.key(), address.text());
    if (!account.equals(user.account())) {
      act.accounts().changeAddress(account);
    }
    if (!membership.equals(user.membership())) {
      act.memberships().update(membership);
    }
    RecordRow before = user.record();
    RecordRow record =
        before.next(
            new RecordRow(
                before.id(),
                before.ownerId(),
                before.organizationId(),
                before.accountId(),
                after.externalId(),
                account.address(),
                account.addressKey(),
                after.active(),
                after.displayName(),
                JsonCodec.text(after.document()),
                "",
                before.version(),
                before.createdAt(),
                before.changedAt()),
            act.now());
    act.records().update(record);
    return new UserRow(account, membership, record);
  }

  private void logChanges(
      UserRow user, UserRow changed, UserAttributes before, UserAttributes after) {
    String was = user.account().address();
    String is = changed.account().address();
    if (!was.equals(is)) {
      log(Kind.RENAMED, changed, "userName changed from " + was + " to " + is + ".");
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
