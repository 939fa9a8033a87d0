package io.rollcall.lifecycle;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which changes of a plan that was made earlier still hold: those that would be planned now.
/// Source and target may have moved on since somebody looked at it, and a person who came back must
/// not be deactivated for having been away.
final class Reviewed {
  /// What makes two changes the same; reasons may be worded anew, and the steps of a recipe that
  /// says what the account comes to.
  private record Essence(
      Change.Kind kind,
      Who who,
      Optional<String> account,
      Optional<SourceId> group,
      Attributes after,
      Optional<String> holder,
      List<String> steps) {
    // Whether a rename will meet a holder that nobody shows is only known when it is tried, and
    // such a recipe begins with trying.
    private static Change.Kind kind(Change change, Optional<String> holder) {
      return change.kind() == Change.Kind.HEAL && holder.isEmpty()
          ? Change.Kind.RENAME
          : change.kind();
    }

    static Essence of(Change change) {
      Optional<String> holder =
          change instanceof Change.Heal heal ? heal.holderId() : Optional.empty();
      return new Essence(
          kind(change, holder),
          change.who(),
          change.account(),
          groupOf(change),
          change.after(),
          holder,
          change instanceof Change.Heal heal ? steps(heal) : List.of());
    }

    // Where nothing says what the account comes to, the steps are all that tells one recipe from
    // another: one that goes on, one that is given up, one that is taken back.
    private static List<String> steps(Change.Heal heal) {
      return heal.after().isEmpty() ? heal.steps().stream().map(Essence::word).toList() : List.of();
    }

    private static String word(Step step) {
      String kind = step.getClass().getSimpleName();
      return step instanceof Step.Settle(Step.End as) ? kind + " " + as : kind;
    }
  }

  private static Optional<SourceId> groupOf(Change change) {
    return change instanceof Change.OfGroup ofGroup
        ? Optional.of(ofGroup.group())
        : Optional.empty();
  }

  /// Whom a group gets or loses, however many requests that takes.
  private record Part(SourceId group, boolean adds) {}

  private static Optional<Part> part(Change change) {
    return groupOf(change)
        .map(group -> new Part(group, change.kind() != Change.Kind.REMOVE_MEMBERS));
  }

  private static List<Who> members(Change change) {
    return switch (change) {
      case Change.CreateGroup create -> create.members();
      case Change.Members some -> some.members();
      case Change.Adopt _,
          Change.Create _,
          Change.Update _,
          Change.Delete _,
          Change.Heal _,
          Change.AdoptGroup _,
          Change.RenameGroup _ ->
          List.of();
    };
  }

  private final Set<Essence> now = new HashSet<>();
  private final Map<Part, Set<Who>> members = new HashMap<>();

  /// @param now what would be planned now, for everybody
  Reviewed(Plan now) {
    for (Change change : now.changes()) {
      this.now.add(Essence.of(change));
      part(change)
          .ifPresent(
              part -> members.computeIfAbsent(part, _ -> new HashSet<>()).addAll(members(change)));
    }
  }

  Plan holding(Plan plan) {
    Set<Optional<String>> renamed = renamed(plan);
    List<Change> changes =
        plan.changes().stream()
            .filter(change -> holds(change, renamed))
            .map(change -> with(change, still(change)))
            .toList();
    Map<Who, Long> added = counts(changes);
    Map<Who, Long> toAdd = new HashMap<>();
    members.forEach((part, all) -> {
      if (part.adds()) {
        all.forEach(who -> toAdd.merge(who, 1L, Long::sum));
      }
    });
    List<Change> kept =
        changes.stream()
            .map(change ->
                change.kind() == Change.Kind.REMOVE_MEMBERS
                    ? with(
                        change,
                        members(change).stream()
                            .filter(
                                who -> added.getOrDefault(who, 0L) >= toAdd.getOrDefault(who, 0L))
                            .toList())
                    : change)
            .filter(change -> !(change instanceof Change.Members some) || !some.members().isEmpty())
            .toList();
    return new Plan(
        plan.target(), kept, plan.cases(), plan.linked(), plan.unchanged(), plan.orphans());
  }

  /// Into how many groups people are put. Whoever is not put into all of them by what was agreed to
  /// is removed from none.
  private static Map<Who, Long> counts(List<Change> changes) {
    return changes.stream()
        .filter(change -> part(change).filter(Part::adds).isPresent())
        .flatMap(change -> members(change).stream())
        .collect(groupingBy(identity(), counting()));
  }

  List<Outcome> stale(Plan plan) {
    Map<Part, Set<Who>> held = new HashMap<>();
    List<Change> holding = holding(plan).changes();
    for (Change change : holding) {
      part(change)
          .ifPresent(
              part -> held.computeIfAbsent(part, _ -> new HashSet<>()).addAll(members(change)));
    }
    Set<Essence> essences = new HashSet<>();
    holding.forEach(change -> essences.add(Essence.of(change)));
    List<Outcome> stale = new ArrayList<>();
    for (Change change : plan.changes()) {
      List<Who> gone =
          members(change).stream()
              .filter(who -> !held.getOrDefault(part(change).orElseThrow(), Set.of()).contains(who))
              .toList();
      if (!essences.contains(Essence.of(change)) || !gone.isEmpty()) {
        Change what = gone.isEmpty() ? change : with(change, gone);
        stale.add(
            new Outcome.Stale(
                what, "it would not be planned any more: the source or the target changed since"));
      }
    }
    return stale;
  }

  // Members hold or not one by one.
  private List<Who> still(Change change) {
    Set<Who> fresh =
        part(change).map(part -> members.getOrDefault(part, Set.of())).orElse(Set.of());
    return members(change).stream().filter(fresh::contains).toList();
  }

  private static Change with(Change change, List<Who> some) {
    return switch (change) {
      case Change.CreateGroup create ->
          new Change.CreateGroup(create.who(), create.group(), some, create.reason());
      case Change.Members all -> all.of(some);
      case Change.Adopt _,
          Change.Create _,
          Change.Update _,
          Change.Delete _,
          Change.Heal _,
          Change.AdoptGroup _,
          Change.RenameGroup _ ->
          change;
    };
  }

  // Whom a cycle parks depends on whom a plan is about, so parking holds with the rename that ends
  // it.
  private boolean holds(Change change, Set<Optional<String>> renamed) {
    return change.kind() == Change.Kind.PARK
        ? renamed.contains(change.account())
        : now.contains(Essence.of(change));
  }

  private Set<Optional<String>> renamed(Plan plan) {
    Set<Optional<String>> accounts = new HashSet<>();
    plan.changes().stream()
        .filter(change -> change.kind() == Change.Kind.RENAME && now.contains(Essence.of(change)))
        .forEach(change -> accounts.add(change.account()));
    return accounts;
  }
}
