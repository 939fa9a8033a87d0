package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.PlaceholderRows;
import io.rollcall.platform.sql.Status;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// Cuts one record from its account, or joins it to one. The record stays what it is, and in its
/// directory's groups; the account leaves these groups. What a record is cut from it is told by
/// nobody: it belongs to a placeholder, which is no account of a person.
record Unlinking(Act act) {

  /// @return the record with what it belongs to now; its version has yet to be written
  UserRow cut(UserRow user) {
    String organizationId = user.record().organizationId();
    AccountRow placeholder = user.account().placeholder(act.ids().number(), act.now());
    MembershipRow membership =
        new MembershipRow(
            organizationId,
            placeholder.id(),
            Role.MEMBER.code(),
            Optional.empty(),
            Status.ACTIVE,
            Origin.SCIM,
            act.now(),
            user.membership().from(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    act.accounts().insert(placeholder);
    act.memberships().insert(membership);
    return moved(user, placeholder, membership);
  }

  /// Joins a record that was cut to an account.
  ///
  /// @param membership the account's, in the organization
  /// @return as [#cut]
  UserRow join(UserRow cut, AccountRow account, MembershipRow membership) {
    UserRow joined = moved(cut, account, membership);
    new PlaceholderRows(act.sql()).delete(cut.account().id());
    return joined;
  }

  /// Ends a placeholder whose record is gone.
  void end(UserRow cut) {
    new PlaceholderRows(act.sql()).delete(cut.account().id());
  }

  private UserRow moved(UserRow user, AccountRow account, MembershipRow membership) {
    act.records()
        .move(user.record().id(), user.record().ownerId(), user.account().id(), account.id());
    return new UserRow(account, membership, user.record().withAccount(account.id()));
  }
}
