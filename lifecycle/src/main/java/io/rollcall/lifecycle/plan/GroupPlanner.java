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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What groups need: a link, a group, a name, members. Only members whom we know to be a person in
/// scope are ever removed: who was put into a group by hand and is nobody's, who left, and of whom
/// the source says too little stay. Who moves is added before being removed, and whoever shall be
/// in a group that is not there yet keeps every other. Linear in memberships.
final class GroupPlanner {
  private final Situation situation;
  private final GroupsSeen seen;
  private final Traits.Groups traits;
  private final Map<SourceId, Who> people;
  private final Map<SourceId, Who> removable;
  private final GroupNames names;

  /// People who shall be in a group that this plan cannot put them in.
  private final Set<SourceId> waiting = new HashSet<>();

  private final List<Change> groups = new ArrayList<>();
  private final List<Change> adds = new ArrayList<>();
  private final List<Change.Members> removals = new ArrayList<>();
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
    this.names = new GroupNames(seen);
  }

  /// One group of the source and the target's.
  private record Pair(SourceGroup group, TargetGroup target) {}

  /// Makes up its mind; what comes of it is in {@link #changes} and {@link #cases}.
  void plan() {
    seen.missing().forEach(name -> cases.add(GroupQuestions.notAtSource(name)));
    seen.unclear().forEach(one -> wait(one.group(), GroupQuestions.unclear(one)));
    Map<String, SourceGroup> named = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    seen.wanted().stream()
        .sorted(
            comparing((SourceGroup group) -> !names.isLinked(group)).thenComparing(SourceGroup::id))
        .forEach(group -> {
          SourceGroup first = named.putIfAbsent(GroupNames.key(group.name()), group);
          if (first == null) {
            find(group).ifPresent(target -> pairs.add(new Pair(group, target)));
          } else {
            wait(group, GroupQuestions.sameName(group, first));
          }
        });
    pairs.forEach(pair -> removals(pair.group(), pair.target()));
  }

  /// All but removals.
  List<Change> changes() {
    List<Change> all = new ArrayList<>(groups);
    all.addAll(adds);
    return all;
  }

  List<Change.Members> removals() {
    return removals;
  }

  /// At most one for each group.
  List<Case> cases() {
    Map<String, Case> byGroup = new LinkedHashMap<>();
    cases.forEach(one -> byGroup.merge(one.value(), one, GroupQuestions::both));
    return List.copyOf(byGroup.values());
  }

  /// The group at the target, with what it needs besides removals planned.
  private Optional<TargetGroup> find(SourceGroup group) {
    String target = situation.seen().target();
    switch (names.find(group)) {
      case GroupNames.Found.Linked(TargetGroup linked) -> {
        return Optional.of(kept(group, linked));
      }
      case GroupNames.Found.Called(TargetGroup called) when everybody() -> {
        groups.add(
            new Change.AdoptGroup(
                who(group), group.id(), called.id(), "it has this name at the target already"));
        return Optional.of(kept(group, called));
      }
      case GroupNames.Found.Called _ -> waiting.addAll(group.members());
      case GroupNames.Found.Ambiguous(List<TargetGroup> several) ->
          wait(group, GroupQuestions.ambiguous(group, several));
      case GroupNames.Found.Anothers(TargetGroup called, SourceId owner) ->
          wait(group, GroupQuestions.anothers(group, called, owner));
      case GroupNames.Found.Gone(GroupLink link) when !link.evidence().equals(GroupLink.CREATED) ->
          wait(group, GroupQuestions.lost(group, link));
      case GroupNames.Found.Gone _, GroupNames.Found.Nothing _ when !traits.creates() ->
          wait(group, GroupQuestions.notCreated(group, target));
      case GroupNames.Found.Gone _ ->
          create(group, "we created it, and it was deleted at the target");
      case GroupNames.Found.Nothing _ -> create(group, "new in " + group.id().source());
    }
    return Optional.empty();
  }

  private void wait(SourceGroup group, Case why) {
    waiting.addAll(group.members());
    cases.add(why);
  }

  private boolean everybody() {
    return situation.rules().only().isEmpty();
  }

  private void rename(SourceGroup group, TargetGroup target) {
    Optional<TargetGroup> holder = names.holder(group.name(), target);
    if (situation.rules().policies().protection().group(target)) {
      cases.add(GroupQuestions.nameProtected(group, target));
    } else if (!traits.renames()) {
      cases.add(GroupQuestions.notRenamed(group, target, situation.seen().target()));
    } else if (holder.isPresent()) {
      cases.add(GroupQuestions.nameHeld(group, target, holder.get()));
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

  private void create(SourceGroup group, String reason) {
    if (!everybody()) {
      waiting.addAll(group.members());
      return;
    }
    List<Who> members = sorted(group.members(), people);
    int first = Math.min(traits.batch(), members.size());
    groups.add(new Change.CreateGroup(who(group), group.id(), members.subList(0, first), reason));
    batches(
        adds,
        Change.Kind.ADD_MEMBERS,
        group,
        Optional.empty(),
        members.subList(first, members.size()),
        "in the group in " + group.id().source());
  }

  private TargetGroup kept(SourceGroup group, TargetGroup target) {
    boolean renamed = !GroupNames.normal(group.name()).equals(GroupNames.normal(target.name()));
    if (renamed && everybody()) {
      rename(group, target);
    }
    List<SourceId> coming = new ArrayList<>();
    for (SourceId person : group.members()) {
      boolean there = situation.accountOf(person).filter(target.members()::contains).isPresent();
      if (!there) {
        coming.add(person);
      }
    }
    String reason = "in the group in " + group.id().source();
    Optional<String> id = Optional.of(target.id());
    batches(adds, Change.Kind.ADD_MEMBERS, group, id, sorted(coming, people), reason);
    return target;
  }

  /// Whoever waits for a group keeps the others.
  private void removals(SourceGroup group, TargetGroup target) {
    Policies.Protection protection = situation.rules().policies().protection();
    List<SourceId> going = new ArrayList<>();
    int kept = 0;
    for (String account : target.members()) {
      Optional<SourceId> person =
          situation
              .owner(account)
              .filter(owner -> !group.members().contains(owner) || left(owner))
              .filter(owner -> removable.containsKey(owner) && !waiting.contains(owner));
      if (person.isPresent()) {
        if (situation.account(account).filter(protection::account).isPresent()) {
          kept++;
        } else {
          going.add(person.get());
        }
      }
    }
    List<Who> members = sorted(going, removable);
    if (protection.group(target) && !members.isEmpty()) {
      kept += members.size();
      members = List.of();
    }
    if (kept > 0 && everybody()) {
      cases.add(GroupQuestions.isProtected(group, kept));
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
      List<? super Change.Members> to,
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
