package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The part of a plan that one run carries out where somebody goes on piece by piece. What belongs
/// together (a person's changes, a recipe, a swap, a chain of addresses, a new group's members) is
/// never taken apart, and whoever loses something, or is left under a parking name, is in every
/// batch.
public final class Batch {
  private static final Set<Kind> ENDS = EnumSet.of(Kind.DEACTIVATE, Kind.DELETE);
  private static final Set<Kind> MOVES = EnumSet.of(Kind.RENAME, Kind.HEAL, Kind.PARK);

  private Batch() {}

  /// @param most how many people the run may change; more where more belong together
  /// @param tried whom earlier runs tried to change, and which did last: they are after everybody
  ///   else, so that nobody waits for ever for people who are refused each time
  public static Plan of(Plan plan, int most, Map<SourceId, Long> tried) {
    List<Change> people =
        plan.changes().stream().filter(change -> !change.kind().ofGroup()).toList();
    Set<Change> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean isFull = false;
    int taken = 0;
    for (List<Change> strand : inTurn(Strands.of(people), tried)) {
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
    Set<SourceId> later = later(plan, waiting);
    Set<Who> added = added(plan, waiting, later);
    List<Change> now =
        plan.changes().stream()
            .filter(change ->
                change instanceof Change.OfGroup some
                    ? !later.contains(some.group()) || removes(change)
                    : chosen.contains(change))
            .flatMap(change -> without(change, removes(change) ? added : waiting).stream())
            .toList();
    return new Plan(
        plan.target(), now, plan.cases(), plan.linked(), plan.unchanged(), plan.orphans());
  }

  // Losing something waits for nobody, nor does whoever works under a parking name, and remembering
  // a link costs nothing. Whoever loses a role and gets another address is one of the many who
  // move.
  private static boolean isFree(List<Change> strand) {
    return strand.stream().anyMatch(change -> ENDS.contains(change.kind()))
        || strand.stream()
            .anyMatch(change -> change instanceof Change.Heal heal && heal.onlyEndsAccess())
        || isParked(strand)
        || (strand.stream().anyMatch(change -> Risk.of(change).compareTo(Risk.ACCESS) >= 0)
            && strand.stream().noneMatch(change -> MOVES.contains(change.kind())))
        || strand.stream().allMatch(change -> change.kind() == Kind.LINK);
  }

  /// Whether a run that was cut short left somebody parked.
  private static boolean isParked(List<Change> strand) {
    Set<Optional<String>> parking =
        strand.stream()
            .filter(change -> change.kind() == Kind.PARK)
            .map(Change::account)
            .collect(toSet());
    return strand.stream()
        .filter(change -> !parking.contains(change.account()))
        .map(change -> change.before().value(Attributes.USER_NAME))
        .anyMatch(address -> Names.made(address).filter(Names.Made.PARKED::equals).isPresent());
  }

  private static List<List<Change>> inTurn(List<List<Change>> strands, Map<SourceId, Long> tried) {
    return strands.stream()
        .sorted(
            comparingLong(strand ->
                strand.stream()
                    .flatMap(change -> change.who().person().stream())
                    .mapToLong(person -> tried.getOrDefault(person, 0L))
                    .max()
                    .orElse(0)))
        .toList();
  }

  private static Set<Who> people(List<Change> changes) {
    return changes.stream().map(Change::who).collect(toSet());
  }

  /// New groups of which somebody waits; they are made once nobody does.
  private static Set<SourceId> later(Plan plan, Set<Who> waiting) {
    Set<SourceId> made = new HashSet<>();
    Set<SourceId> awaited = new HashSet<>();
    for (Change change : plan.changes()) {
      if (change instanceof Change.OfGroup some) {
        if (some.kind() == Kind.CREATE_GROUP) {
          made.add(some.group());
        }
        if (Change.OfGroup.coming(some).stream().anyMatch(waiting::contains)) {
          awaited.add(some.group());
        }
      }
    }
    made.retainAll(awaited);
    return made;
  }

  /// Those whom the plan puts into a group, and this part does not: who moves is in the new one
  /// before leaving the old one.
  private static Set<Who> added(Plan plan, Set<Who> waiting, Set<SourceId> later) {
    Set<Who> added = new HashSet<>();
    for (Change change : plan.changes()) {
      boolean isLater = change instanceof Change.OfGroup some && later.contains(some.group());
      Change.OfGroup.coming(change).stream()
          .filter(who -> isLater || waiting.contains(who))
          .forEach(added::add);
    }
    return added;
  }

  private static boolean removes(Change change) {
    return change.kind() == Kind.REMOVE_MEMBERS;
  }

  /// A change of a group for everybody but some; empty where nobody is left.
  private static Optional<Change> without(Change change, Set<Who> some) {
    return switch (change) {
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
          Change.CreateGroup _,
          Change.RenameGroup _ ->
          Optional.of(change);
    };
  }

  private static List<Who> others(List<Who> all, Set<Who> some) {
    return all.stream().filter(who -> !some.contains(who)).toList();
  }
}
