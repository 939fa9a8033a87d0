package io.rollcall.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run planned for people to whom it did not come: they wait for a later batch, or something
/// stopped it.
///
/// @param changes by whom they are about
/// @param refusals addresses that the target refused, by person
/// @param healings recipes that are not done
record Unsent(
    Map<SourceId, List<Change>> changes,
    Map<SourceId, Refusal> refusals,
    Map<SourceId, Healing> healings) {
  /// @param plan for everybody whom the run is about
  static Unsent of(
      Plan plan,
      List<Outcome> outcomes,
      Map<SourceId, Refusal> refusals,
      Map<SourceId, Healing> healings) {
    Set<SourceId> sent =
        outcomes.stream()
            .filter(outcome -> !(outcome instanceof Outcome.Stale))
            .flatMap(outcome -> outcome.change().who().person().stream())
            .collect(toSet());
    return new Unsent(
        plan.changes().stream()
            .filter(change -> change.who().person().filter(one -> !sent.contains(one)).isPresent())
            .collect(groupingBy(change -> change.who().person().orElseThrow())),
        refusals,
        healings);
  }

  /// Whether a case that only an answer tells stands until it is asked for again.
  boolean leaves(Case open) {
    return open.who().person().map(changes::get).stream()
        .flatMap(List::stream)
        .anyMatch(change -> mayMeet(open, change.after()) || takesBack(change, open));
  }

  private boolean takesBack(Change change, Case open) {
    boolean wasRefused =
        open.who()
            .person()
            .map(healings::get)
            .filter(healing -> healing.isUndone() && open.text().endsWith(healing.reason()))
            .isPresent();
    return wasRefused
        && change instanceof Change.Heal heal
        && heal.steps().stream().anyMatch(Step.GiveBack.class::isInstance)
        && open.kind() == Case.Kind.HELD_ADDRESS
        && Address.same(heal.who().address(), open.value());
  }

  private boolean mayMeet(Case open, Attributes after) {
    return switch (open.kind()) {
      case IGNORED ->
          after.values().keySet().stream()
              .anyMatch(path -> path.equals(Attributes.LICENSE) || Attributes.isRole(path));
      case HELD_ADDRESS ->
          Address.same(after.value(Attributes.USER_NAME), open.value()) && isFromRefusal(open);
      case LOST_ACCOUNT,
          AMBIGUOUS,
          SHARED_ADDRESS,
          INCOMPLETE_PERSON,
          FOREIGN_ACCOUNT,
          PROTECTED,
          GROUP,
          LICENSE ->
          false;
    };
  }

  // What was seen is seen again; only what was refused is told by nothing but an answer.
  private boolean isFromRefusal(Case open) {
    return open.choices().isEmpty()
        && open.who()
            .person()
            .map(refusals::get)
            .filter(refusal -> Address.same(refusal.address(), open.value()))
            .isPresent();
  }
}
