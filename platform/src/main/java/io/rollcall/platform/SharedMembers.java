package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.GroupMemberRows;
import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Members where the SCIM User is the membership: the ids are those of accounts that are, or once
/// were, in the organization. Whom adding reaches is the preset's; nobody is brought back out of
/// the deletion period.
///
/// @param known everybody that is named and was ever here, by account id
record SharedMembers(
    Act act, Caller.OfDirectory caller, WantedMembers wanted, Map<String, MemberRow> known)
    implements GroupMembers {

  static SharedMembers of(Act act, Caller.OfDirectory caller, WantedMembers wanted) {
    List<String> ids = wanted.mentioned().stream().filter(Act::couldBeId).toList();
    return new SharedMembers(
        act,
        caller,
        wanted,
        ids.isEmpty() ? Map.of() : act.memberships().lock(caller.organizationId(), ids));
  }

  @Override
  public Optional<Refusal> refusal(GroupRows.Row group) {
    return GroupMembers.unknown(
            wanted.mentioned().stream()
                .filter(id -> wanted.named().contains(id) ? !isWelcome(id) : !isHere(id))
                .toList())
        .or(() ->
            wanted.whole() || !wanted.unwanted().isEmpty()
                ? ofLeavers(group.id())
                : Optional.empty());
  }

  /// People are held before the organization is, as by everybody else.
  private Optional<Refusal> ofLeavers(String groupId) {
    return LastTeam.hold(act, caller, groupId, wanted).or(() -> lastAdministrator(groupId));
  }

  private Optional<Refusal> lastAdministrator(String groupId) {
    if (wanted.whole()) {
      // Whoever is named an administrator meanwhile would go unseen.
      new GroupPeopleRows(act.sql(), caller.organizationId()).holdAdministration();
    }
    return TeamAdministrators.last(act, caller.organizationId(), groupId, this::isGoing);
  }

  private boolean isGoing(String accountId) {
    return wanted.whole()
        ? !wanted.wanted().contains(accountId)
        : wanted.unwanted().contains(accountId);
  }

  @Override
  public Changed apply(String groupId) {
    List<MemberRow> leaving = LastTeam.leaving(act, caller, groupId, wanted);
    coming(groupId).forEach(this::letIn);
    GroupMemberRows members = act.groupMembers();
    int removed =
        wanted.whole()
            ? members.keepAccounts(groupId, wanted.wanted())
            : wanted.unwanted().isEmpty() ? 0 : members.removeAccounts(groupId, wanted.unwanted());
    int added =
        wanted.wanted().isEmpty()
            ? 0
            : members.addAccounts(groupId, caller.organizationId(), wanted.wanted(), act.now());
    Severance.severAll(act, caller.organizationId(), leaving);
    return new Changed(added, removed);
  }

  /// Those wanted who have to be let in, as far as they come: who is named again and is in the
  /// group already stays as they are, deactivated for example.
  private List<MemberRow> coming(String groupId) {
    List<MemberRow> outside =
        known.values().stream()
            .filter(row -> wanted.wanted().contains(row.account().id()))
            .filter(
                row -> !isUser(row.membership()) || row.membership().status() == Status.INACTIVE)
            .toList();
    Set<String> there =
        new GroupPeopleRows(act.sql(), caller.organizationId())
            .among(groupId, outside.stream().map(row -> row.account().id()).toList());
    return outside.stream().filter(row -> !there.contains(row.account().id())).toList();
  }

  /// Whether the preset lets this person into a group. An account that was cut and has taken
  /// another address elsewhere is unknown here.
  private boolean isWelcome(String id) {
    MemberRow row = known.get(id);
    if (row == null) {
      return false;
    }
    if (row.account().isDeleting()) {
      return isUser(row.membership());
    }
    return switch (caller.preset().groupAdds()) {
      case USERS_ONLY -> isUser(row.membership());
      case EVERYBODY_EVER_HERE ->
          row.membership()
              .severing()
              .map(how -> row.account().addressKey().equals(Optional.of(how.addressKey())))
              .orElse(true);
    };
  }

  private boolean isHere(String id) {
    MemberRow row = known.get(id);
    return row != null && isUser(row.membership());
  }

  private static boolean isUser(MembershipRow membership) {
    return !membership.isSevered() && Role.ofCode(membership.role()).isUser();
  }

  /// A guest becomes a member, an inactive User active, who was cut comes back: each with the
  /// default license.
  private void letIn(MemberRow row) {
    AccountRow account = row.account();
    MembershipRow membership = row.membership();
    if (!isUser(membership)) {
      Admission.by(act, caller)
          .admit(
              account,
              Optional.of(membership),
              Admission.plain(account, Role.MEMBER, Optional.empty()));
      log(
          membership.isSevered() ? Kind.BROUGHT_BACK : Kind.PROMOTED,
          account,
          membership.isSevered()
              ? "The account that was cut came back: it was added to a group."
              : "A guest became a member: it was added to a group.");
    } else if (membership.status() == Status.INACTIVE && account.isUsable() && reachesInactive()) {
      act.memberships().update(membership.withStatus(Status.ACTIVE));
      RecordWriter.by(act, caller).refresh(caller.organizationId(), account.id());
      log(Kind.ACTIVATED, account, "Activated: it was added to a group.");
    }
  }

  private boolean reachesInactive() {
    return caller.preset().groupAdds() == Preset.GroupAdds.EVERYBODY_EVER_HERE;
  }

  private void log(Kind kind, AccountRow account, String detail) {
    act.log(caller.organizationId(), kind, Subject.of(account), detail);
  }
}
