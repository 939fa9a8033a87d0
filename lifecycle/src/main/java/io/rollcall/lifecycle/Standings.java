package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.observe.GroupsSeen;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.report.Explanation.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// In which groups of a target somebody is, or will be, and why. Pure.
///
/// @param seen the groups as they are
/// @param changes what the next run does about this person
/// @param person empty for a stranger
/// @param account the person's account, if there is one
record Standings(
    GroupsSeen seen, List<Change> changes, Optional<SourceId> person, Optional<String> account) {
  static List<Standing> of(
      GroupsSeen seen, Optional<Plan> plan, Optional<SourceId> person, Optional<String> account) {
    return new Standings(seen, plan.map(Plan::changes).orElse(List.of()), person, account).all();
  }

  private List<Standing> all() {
    List<Standing> all = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (SourceGroup group : seen.wanted()) {
      Optional<TargetGroup> shown = shown(group);
      shown.map(TargetGroup::id).ifPresent(told::add);
      standing(group, shown).ifPresent(all::add);
    }
    seen.shown().stream()
        .filter(group -> !told.contains(group.id()) && holds(group))
        .map(group ->
            new Standing(group.name(), true, true, "in it at the target, and not driven from here"))
        .forEach(all::add);
    return all;
  }

  private Optional<Standing> standing(SourceGroup group, Optional<TargetGroup> shown) {
    boolean wanted = person.filter(group.members()::contains).isPresent();
    boolean is = shown.filter(this::holds).isPresent();
    if (!wanted && !is) {
      return Optional.empty();
    }
    Optional<Change.Members> change = change(group);
    boolean will = change.map(one -> one.kind() == Change.Kind.ADD_MEMBERS).orElse(is);
    String where = " (" + group.id() + ")";
    String why = change.map(Change.Members::reason).orElseGet(() -> unchanged(wanted, is, shown));
    return Optional.of(new Standing(group.name(), is, will, why + where));
  }

  private String unchanged(boolean wanted, boolean is, Optional<TargetGroup> shown) {
    if (wanted && is) {
      return "in the group at the source";
    }
    if (is) {
      return "not in the group at the source, and left in it: by protection, or as a leaver whose groups are kept";
    }
    if (shown.isEmpty()) {
      return "in the group at the source, which the target does not have yet";
    }
    return account.isEmpty()
        ? "in the group at the source, and without an account"
        : "in the group at the source, and nothing is planned: see the cases";
  }

  private boolean holds(TargetGroup group) {
    return account.filter(group.members()::contains).isPresent();
  }

  private Optional<TargetGroup> shown(SourceGroup group) {
    Optional<String> linked =
        seen.links().stream()
            .filter(link -> link.group().equals(group.id()))
            .map(GroupLink::groupId)
            .findFirst();
    return seen.shown().stream()
        .filter(
            one -> linked.map(one.id()::equals).orElse(one.name().equalsIgnoreCase(group.name())))
        .findFirst();
  }

  private Optional<Change.Members> change(SourceGroup group) {
    return changes.stream()
        .filter(change -> change instanceof Change.Members)
        .map(Change.Members.class::cast)
        .filter(change -> change.group().equals(group.id()))
        .filter(change -> change.members().stream().anyMatch(who -> who.person().equals(person)))
        .findFirst();
  }
}
