package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.RecordRow;
import io.rollcall.platform.sql.UserRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// DELETE of a User where that is its record: the record goes, and its userName is free at once
/// (RFC 7644 §3.6). With the organization's last record of an account ends a membership that came
/// by SCIM, and an address that nobody needs any more is released, or the account is disabled, as
/// the preset says.
record RecordDeletion(Act act, Caller.OfDirectory caller) {

  /// @return the SCIM id
  Outcome<String> delete(UserRow user) {
    RecordRow record = user.record();
    if (!user.account().isPlaceholder()) {
      act.formerRecords().add(record.id(), act.now());
    }
    if (!act.records().delete(record.id(), record.version())) {
      return Stale.refuse(act, caller, user);
    }
    AccountRow account = user.account();
    if (account.isPlaceholder()) {
      return deleteCut(user);
    }
    act.groupMembers().removeFromGroupsOf(record.ownerId(), account.id(), act.now());
    boolean isLast = act.records().owners(caller.organizationId(), account.id()).isEmpty();
    String fate = isLast ? endOfLast(user) : "Other directories still have the account.";
    act.log(
        caller.organizationId(),
        Kind.DELETED,
        Subject.of(user),
        "User " + record.userName() + " deleted; its userName is free. " + fate);
    return Outcome.done(UserWriter.of(caller).id(user));
  }

  /// Its account, if it was cut from one, is nobody's business.
  private Outcome<String> deleteCut(UserRow user) {
    act.groupMembers().removeFromGroupsOf(user.record().ownerId(), user.account().id(), act.now());
    new Unlinking(act).end(user);
    act.log(
        caller.organizationId(),
        Kind.DELETED,
        Subject.of(user),
        "User " + user.record().userName() + " deleted, which was linked to no account.");
    return Outcome.done(UserWriter.of(caller).id(user));
  }

  private String endOfLast(UserRow user) {
    return switch (caller.preset().deleteMeans()) {
      case RECORD_GOES, SEVER -> endMembership(user, this::release);
      case RECORD_GOES_AND_DISABLES -> disable(user);
    };
  }

  private String disable(UserRow user) {
    AccountRow account = user.account();
    Enablement enablement = new Enablement(act, caller.organizationId());
    boolean managed = enablement.manages(account);
    boolean disables =
        managed && !account.isDisabled() && enablement.refusal(account, false).isEmpty();
    String fate = endMembership(user, _ -> "The membership ended; the account keeps its address.");
    if (disables) {
      AccountRow disabled = account.withDisabled(true);
      act.accounts().update(disabled);
      enablement.tell(disabled, Optional.of(Act.owner(caller)));
    }
    return (disables
            ? "It was the organization's last of the account, which is disabled now. "
            : managed
                ? "The account is as it was. "
                : "The organization does not manage the account, which goes on. ")
        + fate;
  }

  private String endMembership(UserRow user, Function<AccountRow, String> fateOfAccount) {
    MembershipRow membership = user.membership();
    if (membership.origin() != Origin.SCIM) {
      return "The membership stays: a person invited the account.";
    }
    if (Severance.lastAdministrator(act, user.account(), membership, Optional.empty())
        .isPresent()) {
      return "The membership stays: it is the last active administrator's, of the organization or of a team.";
    }
    Severance.end(act, user.account(), membership);
    act.groupMembers()
        .removeEverywhere(caller.organizationId(), List.of(user.account().id()), act.now());
    return fateOfAccount.apply(user.account());
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
