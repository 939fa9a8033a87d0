package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Actor;
import io.rollcall.platform.LogEntry.ActorKind;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import java.util.List;
import java.util.Optional;

/// Cuts an account from an organization: what is known of it here goes, the account and its address
/// stay, and so does the fact that it was here.
final class Severance {
  private static final String CUT =
      "Cut from the organization. The account remains and keeps its address.";

  private Severance() {}

  static void sever(Act act, AccountRow account, MembershipRow membership) {
    String organizationId = membership.organizationId();
    end(act, account, membership);
    forget(act, organizationId, List.of(account.id()));
    act.log(organizationId, Kind.SEVERED, Subject.of(account), CUT);
  }

  /// The same of many: as many statements as for one.
  ///
  /// @param members of one organization, held
  static void severAll(Act act, String organizationId, List<MemberRow> members) {
    if (members.isEmpty()) {
      return;
    }
    List<String> ids = members.stream().map(member -> member.account().id()).toList();
    act.memberships().sever(organizationId, ids, how(act, ""));
    forget(act, organizationId, ids);
    List<Subject> cut = members.stream().map(member -> Subject.of(member.account())).toList();
    act.logEach(organizationId, Kind.SEVERED, cut, CUT);
  }

  /// Ends the membership alone; that it was, and with which address, stays known.
  static void end(Act act, AccountRow account, MembershipRow membership) {
    act.memberships().update(membership.severed(how(act, account.addressKey().orElse(""))));
  }

  private static MembershipRow.Severing how(Act act, String addressKey) {
    Actor actor = Actor.of(act.caller());
    return new MembershipRow.Severing(
        act.now(),
        actor.kind().code() + " " + actor.name(),
        actor.kind() == ActorKind.DIRECTORY ? Optional.of(actor.name()) : Optional.empty(),
        addressKey);
  }

  /// Removes what SCIM knows of accounts that are no Users any more.
  static void forget(Act act, String organizationId, List<String> accountIds) {
    act.records().deleteOf(organizationId, accountIds, act.now());
    act.groupMembers().removeEverywhere(organizationId, accountIds, act.now());
  }

  /// An organization never loses its last active administrator, and no team its own. Whose account
  /// cannot be used, being disabled or in its deletion period, is none.
  ///
  /// @param account of the membership
  /// @param after what the membership is to become; empty if it is to end
  static Optional<Refusal> lastAdministrator(
      Act act, AccountRow account, MembershipRow before, Optional<MembershipRow> after) {
    String admin = Role.ADMIN.code();
    boolean loses =
        account.isUsable()
            && isActive(before, admin)
            && after.filter(row -> isActive(row, admin)).isEmpty();
    if (!loses
        || act.memberships()
            .hasOtherAdministrator(before.organizationId(), before.accountId(), admin)) {
      return after.filter(Severance::isActiveUser).isEmpty()
          ? TeamAdministrators.last(act, before)
          : Optional.empty();
    }
    return Optional.of(
        new Refusal.Forbidden(
            "lastAdministrator",
            "Account "
                + before.accountId()
                + " is the last active administrator of the organization; make somebody else an administrator first."));
  }

  private static boolean isActiveUser(MembershipRow row) {
    return row.status() == Status.ACTIVE && Role.ofCode(row.role()).isUser();
  }

  private static boolean isActive(MembershipRow row, String role) {
    return row.status() == Status.ACTIVE && row.role().equals(role);
  }
}
