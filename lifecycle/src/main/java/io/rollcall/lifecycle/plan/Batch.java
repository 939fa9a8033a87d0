package io.rollcall.lifecycle.plan;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.Who;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The part of a plan that one run carries out where somebody goes on piece by piece. What belongs
/// together (a person's changes, a recipe, a swap, a chain of addresses) is never taken apart, and
/// whoever loses something is in every batch.
public final class Batch {
  private Batch() {}

  /// @param most how many people the run may change; more where more belong together
  public static Plan of(Plan plan, int most) {
    List<Change> people =
        plan.changes().stream().filter(change -> !change.kind().ofGroup()).toList();
    Set<Change> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean isFull = false;
    int taken = 0;
    for (List<Change> strand : Strands.of(people)) {
      int size = people(strand).size();
      if (isFree(strand)) {
        chosen.addAll(strand);
      } else if (!isFull && (taken == 0 || taken + size <= most)) {
        chosen.addAll(strand);
        taken += size;
      } else {
        isFull = true;
      }
    }
    List<Change> rest = people.stream().filter(change -> !chosen.contains(change)).toList();
    Set<Who> waiting = people(rest);
    Set<Who> added = added(plan, waiting);
    List<Change> now =
        plan.changes().stream()
            .filter(change -> change.kind().ofGroup() || chosen.contains(change))
            .flatMap(change -> without(change, removes(change) ? added : waiting).stream())
            .toList();
    return new Plan(
        plan.target(), now, plan.cases(), plan.linked(), plan.unchanged(), plan.orphans());
  }

  // Losing something waits for nobody, and remembering a link costs nothing.
  private static boolean isFree(List<Change> strand) {
    return strand.stream().anyMatch(change -> Risk.of(change).compareTo(Risk.ACCESS) >= 0)
        || strand.stream().allMatch(change -> change.kind() == Kind.LINK);
  }

  private static Set<Who> people(List<Change> changes) {
    return changes.stream().map(Change::who).collect(toSet());
  }

  /// Those of the people who wait that the plan puts into a group: who moves is in the new one
  /// before leaving the old one.
  private static Set<Who> added(Plan plan, Set<Who> waiting) {
    Set<Who> added = new HashSet<>();
    plan.changes().stream()
        .flatMap(change -> Change.OfGroup.coming(change).stream())
        .filter(waiting::contains)
        .forEach(added::add);
    return added;
  }

  private static boolean removes(Change change) {
    return change.kind() == Kind.REMOVE_MEMBERS;
  }

  /// A change of a group for everybody but some; empty where nobody is left.
  private static Optional<Change> without(Change change, Set<Who> some) {
    return switch (change) {
      case Change.CreateGroup create ->
          Optional.of(
              new Change.CreateGroup(
                  create.who(), create.group(), others(create.members(), some), create.reason()));
      case Change.Members members -> {
        List<Who> left = others(members.members(), some);
        yield left.isEmpty() ? Optional.empty() : Optional.of(members.of(left));
      }
      case Change.Adopt _,
          Change.Create _,
          Change.Update _,
          Change.Delete _,
          Change.Heal _,
          Change.AdoptGroup _,
          Change.RenameGroup _ ->
          Optional.of(change);
    };
  }

  private static List<Who> others(List<Who> all, Set<Who> some) {
    return all.stream().filter(who -> !some.contains(who)).toList();
  }
}
