package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;

import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.observe.GroupsSeen;
import io.rollcall.lifecycle.target.Traits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What groups need: a link, a group, a name, members. Only members whom we know to be a person in
/// scope are ever removed: who was put into a group by hand and is nobody's, who left, and of whom
/// the source says too little stay. Everybody is added before anybody is removed. Linear in
/// memberships.
final class GroupPlanner {
  private final Situation situation;
  private final GroupsSeen seen;
  private final Traits.Groups traits;
  private final Map<SourceId, Who> people;
  private final Map<SourceId, Who> removable;
  private final Map<SourceId, GroupLink> links = new HashMap<>();
  private final Map<String, TargetGroup> byId = new HashMap<>();
  private final Map<String, TargetGroup> byName = new HashMap<>();
  private final Map<String, SourceId> owners = new HashMap<>();
  private final List<Change> groups = new ArrayList<>();
  private final List<Change> adds = new ArrayList<>();
  private final List<Change> removals = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();

  /// @param people everybody who has an active account when this plan is carried out
  /// @param leaving those who leave or have left
  GroupPlanner(Situation situation, Map<SourceId, Who> people, Map<SourceId, Who> leaving) {
    this.situation = situation;
    this.seen = situation.seen().groups();
    this.traits = situation.seen().traits().groups();
    this.people = people;
    this.removable = new HashMap<>(people);
    if (situation.rules().policies().leave().fromGroups()) {
      removable.putAll(leaving);
    }
    seen.links().forEach(link -> links.put(link.group(), link));
    seen.links().forEach(link -> owners.put(link.groupId(), link.group()));
    seen.shown().forEach(group -> byId.put(group.id(), group));
    seen.shown().forEach(group -> byName.putIfAbsent(key(group.name()), group));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// Makes up its mind; what comes of it is in {@link #changes} and {@link #cases}.
  void plan() {
    seen.missing().forEach(name -> cases.add(GroupQuestions.notAtSource(name)));
    Map<String, SourceGroup> names = new HashMap<>();
    seen.wanted().stream()
        .sorted(comparing(SourceGroup::id))
        .forEach(group -> {
          SourceGroup first = names.putIfAbsent(key(group.name()), group);
          if (first == null) {
            plan(group);
          } else {
            cases.add(GroupQuestions.sameName(group, first));
          }
        });
  }

  List<Change> changes() {
    List<Change> all = new ArrayList<>(groups);
    all.addAll(adds);
    all.addAll(removals);
    return all;
  }

  List<Case> cases() {
    return cases;
  }

  private void plan(SourceGroup group) {
    Optional<GroupLink> link = Optional.ofNullable(links.get(group.id()));
    Optional<TargetGroup> linked = link.map(GroupLink::groupId).map(byId::get);
    if (linked.isPresent()) {
      named(group, linked.get());
      members(group, linked.get());
      return;
    }
    Optional<TargetGroup> called = Optional.ofNullable(byName.get(key(group.name())));
    if (called.isPresent()) {
      called(group, called.get());
    } else if (link.filter(one -> !one.evidence().equals(GroupLink.CREATED)).isPresent()) {
      cases.add(GroupQuestions.lost(group, link.get()));
    } else if (!traits.creates()) {
      cases.add(GroupQuestions.notCreated(group, situation.seen().target()));
    } else if (everybody()) {
      create(group, link.isPresent());
    }
  }

  private boolean everybody() {
    return situation.rules().only().isEmpty();
  }

  private void called(SourceGroup group, TargetGroup target) {
    SourceId owner = owners.get(target.id());
    if (owner != null && !owner.equals(group.id())) {
      cases.add(GroupQuestions.anothers(group, target, owner));
      return;
    }
    if (everybody()) {
      groups.add(
          new Change.AdoptGroup(
              who(group), group.id(), target.id(), "it has this name at the target already"));
      named(group, target);
      members(group, target);
    }
  }

  private void named(SourceGroup group, TargetGroup target) {
    if (group.name().equals(target.name()) || !everybody()) {
      return;
    }
    TargetGroup holder = byName.get(key(group.name()));
    if (situation.rules().policies().protection().group(target.name())) {
      cases.add(GroupQuestions.nameProtected(group, target));
    } else if (!traits.renames()) {
      cases.add(GroupQuestions.notRenamed(group, target, situation.seen().target()));
    } else if (holder != null && !holder.id().equals(target.id())) {
      cases.add(GroupQuestions.nameHeld(group, target, holder));
    } else {
      groups.add(
          new Change.RenameGroup(
              who(group),
              group.id(),
              target.id(),
              target.name(),
              "renamed in " + group.id().source()));
    }
  }

  private void create(SourceGroup group, boolean again) {
    List<Who> members = sorted(group.members(), people);
    int first = Math.min(traits.batch(), members.size());
    groups.add(
        new Change.CreateGroup(
            who(group),
            group.id(),
            members.subList(0, first),
            again
                ? "we created it, and it was deleted at the target"
                : "new in " + group.id().source()));
    batches(
        adds,
        Change.Kind.ADD_MEMBERS,
        group,
        Optional.empty(),
        members.subList(first, members.size()),
        "in the group in " + group.id().source());
  }

  private void members(SourceGroup group, TargetGroup target) {
    List<SourceId> coming = new ArrayList<>();
    for (SourceId person : group.members()) {
      boolean there = situation.accountOf(person).filter(target.members()::contains).isPresent();
      if (!there) {
        coming.add(person);
      }
    }
    Optional<String> id = Optional.of(target.id());
    String reason = "in the group in " + group.id().source();
    batches(adds, Change.Kind.ADD_MEMBERS, group, id, sorted(coming, people), reason);
    removals(group, target);
  }

  private void removals(SourceGroup group, TargetGroup target) {
    Policies.Protection protection = situation.rules().policies().protection();
    List<SourceId> going = new ArrayList<>();
    for (String account : target.members()) {
      situation
          .owner(account)
          .filter(person -> !group.members().contains(person) || left(person))
          .filter(_ -> situation.account(account).filter(protection::account).isEmpty())
          .ifPresent(going::add);
    }
    List<Who> members = sorted(going, removable);
    if (protection.group(target.name()) && !members.isEmpty()) {
      cases.add(GroupQuestions.isProtected(group, members.size()));
      return;
    }
    batches(
        removals,
        Change.Kind.REMOVE_MEMBERS,
        group,
        Optional.of(target.id()),
        members,
        "not in the group in " + group.id().source() + " any more");
  }

  private boolean left(SourceId person) {
    return !people.containsKey(person) && removable.containsKey(person);
  }

  private List<Who> sorted(Iterable<SourceId> ids, Map<SourceId, Who> among) {
    List<SourceId> known = new ArrayList<>();
    Optional<Set<SourceId>> only = situation.rules().only();
    for (SourceId id : ids) {
      if (among.containsKey(id) && only.map(some -> some.contains(id)).orElse(true)) {
        known.add(id);
      }
    }
    known.sort(SourceId::compareTo);
    List<Who> all = new ArrayList<>();
    known.forEach(id -> all.add(among.get(id)));
    return all;
  }

  private void batches(
      List<Change> to,
      Change.Kind kind,
      SourceGroup group,
      Optional<String> groupId,
      List<Who> members,
      String reason) {
    for (int from = 0; from < members.size(); from += traits.batch()) {
      List<Who> some = members.subList(from, Math.min(members.size(), from + traits.batch()));
      to.add(new Change.Members(who(group), group.id(), groupId, kind, some, reason));
    }
  }

  private static Who who(SourceGroup group) {
    return new Who(Optional.empty(), group.name(), group.name());
  }
}
