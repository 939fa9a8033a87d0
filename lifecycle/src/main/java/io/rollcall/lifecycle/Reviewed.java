package io.rollcall.lifecycle;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.plan.Plan;
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
  /// What makes two changes the same; reasons and steps may be worded anew.
  private record Essence(
      Change.Kind kind,
      Who who,
      Optional<String> account,
      Attributes after,
      Optional<String> holder) {
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
          kind(change, holder), change.who(), change.account(), change.after(), holder);
    }
  }

  private final Set<Essence> now = new HashSet<>();
  private final Map<Essence, Set<Who>> members = new HashMap<>();

  /// @param now what would be planned now, for everybody
  Reviewed(Plan now) {
    for (Change change : now.changes()) {
      this.now.add(Essence.of(change));
      if (change instanceof Change.Members some) {
        members.computeIfAbsent(Essence.of(change), _ -> new HashSet<>()).addAll(some.members());
      }
    }
  }

  Plan holding(Plan plan) {
    Set<Optional<String>> renamed = renamed(plan);
    List<Change> changes =
        plan.changes().stream()
            .filter(change -> holds(change, renamed))
            .map(this::withWhomItHolds)
            .toList();
    return new Plan(
        plan.target(), changes, plan.cases(), plan.linked(), plan.unchanged(), plan.orphans());
  }

  List<Outcome> stale(Plan plan) {
    Set<Change> holding = new HashSet<>(holding(plan).changes());
    return plan.changes().stream()
        .filter(change -> !holding.contains(change))
        .<Outcome>map(change ->
            new Outcome.Stale(
                change, "it would not be planned any more: the source or the target changed since"))
        .toList();
  }

  // Members hold or not one by one.
  private Change withWhomItHolds(Change change) {
    if (!(change instanceof Change.Members some)) {
      return change;
    }
    Set<Who> still = members.getOrDefault(Essence.of(change), Set.of());
    return some.of(some.members().stream().filter(still::contains).toList());
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
