package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import io.rollcall.scim.patch.MemberChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Changes the members of a group by set operations on rows: first everybody is looked at, then all
/// is done.
record GroupMembers(Act act, Caller.OfDirectory caller) {

  /// @return a refusal, written to the log, or empty if all of it was done
  <T> Optional<Outcome<T>> change(GroupRows.Row group, List<MemberChange> changes) {
    Set<String> wanted = new LinkedHashSet<>();
    Set<String> unwanted = new LinkedHashSet<>();
    changes.forEach(change -> sort(change, wanted, unwanted));
    Set<String> all = new LinkedHashSet<>(wanted);
    all.addAll(unwanted);
    Map<String, MemberRow> known = act.memberships().lock(caller.organizationId(), possible(all));
    List<String> unknown =
        all.stream()
            .filter(id -> wanted.contains(id) ? !isWelcome(known, id) : !known.containsKey(id))
            .toList();
    if (!unknown.isEmpty()) {
      return Optional.of(
          act.refuse(caller.organizationId(), new Refusal.UnknownMembers(unknown), Subject.NONE));
    }
    known.values().stream().filter(row -> wanted.contains(row.account().id())).forEach(this::letIn);
    changes.forEach(change -> apply(group, change));
    logChange(group, changes, wanted, unwanted);
    return Optional.empty();
  }

  private static void sort(MemberChange change, Set<String> wanted, Set<String> unwanted) {
    switch (change) {
      case MemberChange.Add(Set<String> ids) -> wanted.addAll(ids);
      case MemberChange.Replace(Set<String> ids) -> wanted.addAll(ids);
      case MemberChange.Remove(Set<String> ids) -> unwanted.addAll(ids);
      case MemberChange.Clear() -> {}
    }
  }

  private static List<String> possible(Set<String> ids) {
    return ids.stream().filter(Act::couldBeId).toList();
  }

  /// Whether the preset lets this person into a group. An account that was cut and has taken
  /// another address elsewhere is unknown here.
  private boolean isWelcome(Map<String, MemberRow> known, String id) {
    MemberRow row = known.get(id);
    if (row == null) {
      return false;
    }
    return switch (caller.preset().groupAdds()) {
      case USERS_ONLY -> isUser(row.membership());
      case EVERYBODY_EVER_HERE ->
          row.membership()
              .severing()
              .map(how -> how.addressKey().equals(row.account().addressKey()))
              .orElse(true);
    };
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
    } else if (membership.status() == Status.INACTIVE && reachesInactive()) {
      act.memberships().update(membership.withStatus(Status.ACTIVE));
      act.records().activate(caller.organizationId(), account.id(), act.now());
      log(Kind.ACTIVATED, account, "Activated: it was added to a group.");
    }
  }

  private boolean reachesInactive() {
    return caller.preset().groupAdds() == Preset.GroupAdds.EVERYBODY_EVER_HERE;
  }

  private void apply(GroupRows.Row group, MemberChange change) {
    switch (change) {
      case MemberChange.Add(Set<String> ids) ->
          act.groupMembers().add(group.id(), caller.organizationId(), ids, act.now());
      case MemberChange.Remove(Set<String> ids) -> act.groupMembers().remove(group.id(), ids);
      case MemberChange.Clear() -> act.groupMembers().clear(group.id());
      case MemberChange.Replace(Set<String> ids) -> {
        Set<String> surplus = act.groupMembers().of(group.id());
        surplus.removeAll(ids);
        act.groupMembers().remove(group.id(), surplus);
        act.groupMembers().add(group.id(), caller.organizationId(), ids, act.now());
      }
    }
  }

  private void logChange(
      GroupRows.Row group, List<MemberChange> changes, Set<String> wanted, Set<String> unwanted) {
    if (!changes.isEmpty()) {
      act.log(
          caller.organizationId(),
          Kind.GROUP_MEMBERS,
          Subject.NONE,
          "Members of group "
              + group.displayName()
              + " ("
              + group.id()
              + "): "
              + wanted.size()
              + " wanted, "
              + unwanted.size()
              + " unwanted.");
    }
  }

  private void log(Kind kind, AccountRow account, String detail) {
    act.log(caller.organizationId(), kind, Subject.of(account), detail);
  }
}
