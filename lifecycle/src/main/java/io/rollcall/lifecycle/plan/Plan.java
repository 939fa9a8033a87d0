package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import java.util.List;
import java.util.function.Predicate;

/// What a run will do at one target: immutable, ordered, reviewable.
///
/// @param target the target's name
/// @param changes in the order in which they are sent
/// @param cases what a person must decide; nothing is sent for these
/// @param linked how many linked people had access, which is an active account, when it was made
/// @param unchanged how many people in scope need nothing
/// @param orphans how many visible accounts are nobody's
public record Plan(
    String target, List<Change> changes, List<Case> cases, int linked, int unchanged, int orphans) {
  public Plan {
    changes = List.copyOf(changes);
    cases = List.copyOf(cases);
  }

  /// The same with some of its changes only.
  public Plan only(Predicate<Change> some) {
    return new Plan(
        target, changes.stream().filter(some).toList(), cases, linked, unchanged, orphans);
  }

  /// Whether anything would be sent.
  public boolean writes() {
    return changes.stream()
        .map(Change::kind)
        .anyMatch(kind -> kind != Change.Kind.LINK && kind != Change.Kind.LINK_GROUP);
  }
}
