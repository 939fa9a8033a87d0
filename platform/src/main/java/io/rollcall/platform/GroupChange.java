package io.rollcall.platform;

import io.rollcall.platform.GroupMembers.Changed;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.NamedMembers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Turns a group into what a request wants it to be: first everything is looked at, then the rows
/// that differ are written.
record GroupChange(Act act, Caller.OfDirectory caller) {

  /// @param alone whether the group is to be held against everybody else; else only its members can
  ///   be changed, while others change them too
  /// @return empty if that does not do; then nothing was done
  Outcome<Optional<GroupRows.Row>> change(String id, GroupWish wish, boolean alone) {
    Optional<NamedMembers.InGroup> found = look(id, wish.members(), alone);
    if (found.isEmpty()) {
      return refuse(new Refusal.Unknown("Group", id), id);
    }
    GroupRows.Row before = found.get().group();
    if (!wish.expected().includes(before.version())) {
      return refuse(new Refusal.Stale("Group", id, before.version()), id);
    }
    GroupAttributes was = GroupAttributes.of(before);
    GroupAttributes is = wish.attributes().apply(was);
    if (!is.equals(was) && !alone) {
      return Outcome.done(Optional.empty());
    }
    GroupMembers members = GroupMembers.of(act, caller, wish.members(), found.get().known());
    return (is.displayName().equals(was.displayName())
            ? Optional.<Refusal>empty()
            : GroupName.refusal(act, caller.preset(), next(before, is)))
        .or(() -> members.refusal(before))
        .<Outcome<Optional<GroupRows.Row>>>map(refusal -> refuse(refusal, id))
        .orElseGet(() -> Outcome.done(Optional.of(write(before, was, is, wish, members))));
  }

  /// Two statements if the group is to be held alone, else one.
  private Optional<NamedMembers.InGroup> look(String id, WantedMembers wanted, boolean alone) {
    String owner = Act.groupOwner(caller);
    if (alone) {
      act.groups().hold(owner, id);
    }
    return act.namedMembers().keep(owner, id, lookedUp(caller, wanted));
  }

  /// The ids that are looked up as those of records and groups.
  static Collection<String> lookedUp(Caller.OfDirectory caller, WantedMembers wanted) {
    return switch (caller.preset().userIs()) {
      case RECORD -> wanted.mentioned().stream().filter(Act::couldBeId).toList();
      case MEMBERSHIP -> List.of();
    };
  }

  private GroupRows.Row write(
      GroupRows.Row before,
      GroupAttributes was,
      GroupAttributes is,
      GroupWish wish,
      GroupMembers members) {
    Changed changed = wish.members().isNothing() ? Changed.NONE : members.apply(before.id());
    boolean rewritten = !is.equals(was);
    if (!rewritten && changed.isNothing()) {
      return before;
    }
    GroupRows.Row after = next(before, is);
    if (rewritten) {
      act.groups().update(after, act.now());
      logAttributes(before, was, is, wish);
    } else {
      act.groupEdits().count(before.id(), act.now());
    }
    if (!changed.isNothing()) {
      log(
          Kind.GROUP_MEMBERS,
          after.id(),
          GroupMembers.sentence(after, wish.members(), changed),
          wish);
    }
    return after;
  }

  private GroupRows.Row next(GroupRows.Row before, GroupAttributes is) {
    return is.row(
        GroupAttributes.Place.of(before),
        caller.types().group(),
        before.version() + 1,
        before.createdAt(),
        Math.max(before.changedAt(), act.now()));
  }

  private void logAttributes(
      GroupRows.Row before, GroupAttributes was, GroupAttributes is, GroupWish wish) {
    if (!is.displayName().equals(was.displayName())) {
      log(
          Kind.GROUP_RENAMED,
          before.id(),
          "Group %s renamed from %s to %s."
              .formatted(before.id(), was.displayName(), is.displayName()),
          wish);
    }
    List<String> others = new ArrayList<>();
    if (!is.externalId().equals(was.externalId())) {
      others.add("externalId");
    }
    if (!is.document().equals(was.document())) {
      others.add("extension attributes");
    }
    if (!others.isEmpty()) {
      log(
          Kind.GROUP_CHANGED,
          before.id(),
          "Group %s (%s): %s changed."
              .formatted(is.displayName(), before.id(), String.join(" and ", others)),
          wish);
    }
  }

  private void log(Kind kind, String group, String detail, GroupWish wish) {
    act.log(caller.organizationId(), kind, Subject.resource(group), detail, wish.leniencies());
  }

  private <T> Outcome<T> refuse(Refusal refusal, String group) {
    return act.refuse(caller.organizationId(), refusal, Subject.resource(group));
  }
}
