package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.RecordRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// DELETE of a User where that is its record: the record goes, and its userName is free at once
/// (RFC 7644 §3.6). With the organization's last record of an account ends a membership that came
/// by SCIM, and an address that nobody needs any more is released.
record RecordDeletion(Act act, Caller.OfDirectory caller) {

  /// @return the SCIM id
  Outcome<String> delete(UserRow user) {
    RecordRow record = user.record();
    act.formerRecords().add(record.id(), act.now());
    if (!act.records().delete(record.id(), record.version())) {
      return Stale.refuse(act, caller, user);
    }
    AccountRow account = user.account();
    act.groupMembers().removeFromGroupsOf(record.ownerId(), account.id(), act.now());
    boolean isLast = act.records().owners(caller.organizationId(), account.id()).isEmpty();
    String fate = isLast ? endMembership(user) : "Other directories still have the account.";
    act.log(
        caller.organizationId(),
        Kind.DELETED,
        Subject.of(user),
        "User " + record.userName() + " deleted; its userName is free. " + fate);
    return Outcome.done(UserWriter.of(caller).id(user));
  }

  private String endMembership(UserRow user) {
    MembershipRow membership = user.membership();
    if (membership.origin() != Origin.SCIM) {
      return "The membership stays: a person invited the account.";
    }
    if (Severance.lastAdministrator(act, membership, Optional.empty()).isPresent()) {
      return "The membership stays: it is the last active administrator's.";
    }
    Severance.end(act, user.account(), membership);
    return release(user.account());
  }

  private String release(AccountRow account) {
    if (account.address().isEmpty()) {
      return "The membership ended.";
    }
    if (act.memberships().isElsewhere(caller.organizationId(), account.id())) {
      return "The membership ended; the account keeps its address, since it lives elsewhere.";
    }
    act.accounts().changeAddress(account.withoutAddress());
    return "The membership ended, and the account released its address.";
  }
}
