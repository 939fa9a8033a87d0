package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Undo;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What there is to undo of recipes that are done, from what was kept of them.
final class Undos {
  private static final Set<Operation.State> HAPPENED =
      Set.of(Operation.State.DONE, Operation.State.SETTLED);

  private static final String BRING_BACK = "heal: bring back";
  private static final String PUT_BACK = "heal: put back";
  private static final String RETIRE = "heal: retire";
  private static final String UNDO = "heal: undo";

  private final Store store;
  private final Target target;

  Undos(Store store, Target target) {
    this.store = store;
    this.target = target;
  }

  /// Whether there may be anything to undo.
  ///
  /// @param asked whose recipes shall be undone now
  /// @param only the people whom the plan is for; empty: everybody
  boolean any(Set<SourceId> asked, Optional<Set<SourceId>> only) {
    return !asked.isEmpty()
        || begun().stream()
            .anyMatch(person -> only.map(some -> some.contains(person)).orElse(true));
  }

  /// @param asked whose recipes shall be undone now
  /// @param only the people whom the plan is for; empty: everybody
  /// @return theirs, and those of whom it was begun
  Map<SourceId, Undo> of(Set<SourceId> asked, Observation seen, Optional<Set<SourceId>> only) {
    Set<SourceId> people = new HashSet<>(asked);
    people.addAll(begun());
    Map<SourceId, Undo> undos = new HashMap<>();
    if (people.isEmpty()) {
      return undos;
    }
    Set<String> shown = seen.accounts().stream().map(Account::id).collect(toSet());
    Predicate<SourceId> planned = person -> only.map(some -> some.contains(person)).orElse(true);
    for (SourceId person : people) {
      store
          .healings()
          .done(target.name(), person)
          .filter(healing -> healing.holderId().isPresent())
          .ifPresent(healing -> undos.put(person, undo(healing, shown, planned)));
    }
    return undos;
  }

  /// The same after a round: it looks again at those who were touched, and nothing that was refused
  /// in this run is sent once more in it.
  ///
  /// @param refused what became of what this run took back, of those who are touched
  Map<SourceId, Undo> again(
      Map<SourceId, Undo> before,
      Observation seen,
      Set<SourceId> touched,
      Map<SourceId, String> refused) {
    Map<SourceId, Undo> undos = new HashMap<>(before);
    undos.keySet().removeAll(touched);
    if (before.keySet().stream().anyMatch(touched::contains)) {
      Map<SourceId, Undo> now = of(Set.of(), seen, Optional.of(touched));
      now.keySet().retainAll(touched);
      now.forEach((person, undo) ->
          undos.put(person, undo.refused(Optional.ofNullable(refused.get(person)))));
    }
    return undos;
  }

  private Set<SourceId> begun() {
    return store.healings().of(target.name()).values().stream()
        .filter(Healing::isUndone)
        .map(Healing::person)
        .collect(toSet());
  }

  private Undo undo(Healing healing, Set<String> shown, Predicate<SourceId> planned) {
    String holder = healing.holderId().orElseThrow();
    // What an earlier recipe did was ended or taken back, and others may have acted since.
    Optional<Instant> began = store.healings().began(healing);
    List<Operation> sent =
        store.journal().history(Optional.of(healing.person()), List.of()).stream()
            .filter(one -> one.target().equals(target.name()))
            .filter(one -> began.filter(at -> !one.sentAt().isBefore(at)).isPresent())
            .toList();
    List<Operation> done = sent.stream().filter(one -> HAPPENED.contains(one.state())).toList();
    Optional<String> previous =
        done.stream()
            .filter(one -> one.accountId().equals(Optional.of(healing.rightfulId())))
            .filter(one -> Address.same(one.after().value(Attributes.USER_NAME), healing.address()))
            .map(one -> one.before().value(Attributes.USER_NAME))
            .filter(before -> !before.isEmpty() && !Address.same(before, healing.address()))
            .reduce((_, last) -> last);
    Set<String> kinds =
        done.stream()
            .filter(one -> one.accountId().equals(Optional.of(holder)))
            .map(Operation::kind)
            .collect(toSet());
    // It was looked at before, whatever was answered: it had its address then.
    boolean cutAgain =
        sent.stream()
            .filter(one -> one.kind().equals(UNDO) && one.after().isEmpty())
            .filter(one -> one.accountId().equals(Optional.of(holder)))
            .filter(one -> one.state() != Operation.State.REFUSED)
            .anyMatch(
                one -> Address.same(one.before().value(Attributes.USER_NAME), healing.address()));
    Beside beside =
        shown.contains(holder)
            ? new Beside(Optional.empty(), Optional.empty())
            : beside(holder, planned.test(healing.person()));
    return new Undo(
        healing,
        previous,
        kinds.contains(RETIRE),
        was(healing, sent),
        cutAgain,
        kinds.contains("heal: unlink"),
        beside.sight(),
        beside.unasked(),
        Optional.empty());
  }

  /// What the holder was before.
  private static Optional<Step.End> was(Healing healing, List<Operation> sent) {
    List<Operation> ofHolder =
        sent.stream()
            .filter(one -> one.accountId().equals(healing.holderId()))
            .filter(one -> Address.same(one.address(), healing.address()))
            .toList();
    if (healing.broughtBack()) {
      // Whoever came back without anybody knowing that it was by us gets no access by this.
      return Optional.of(weBroughtBack(ofHolder) ? Step.End.CUT : Step.End.INACTIVE);
    }
    return ofHolder.stream()
        .filter(one -> one.after().has(Attributes.ACTIVE))
        .findFirst()
        .map(first -> Boolean.parseBoolean(first.before().value(Attributes.ACTIVE)))
        .map(active -> active ? Step.End.ACTIVE : Step.End.INACTIVE);
  }

  // What was put back since came back by somebody else.
  private static boolean weBroughtBack(List<Operation> ofHolder) {
    return ofHolder.stream()
        .filter(one -> one.state() == Operation.State.DONE)
        .map(Operation::kind)
        .filter(kind -> kind.equals(BRING_BACK) || kind.equals(PUT_BACK))
        .reduce((_, last) -> last)
        .filter(BRING_BACK::equals)
        .isPresent();
  }

  private record Beside(Optional<Sight> sight, Optional<String> unasked) {}

  // One person whose holder cannot be asked about never stops the others.
  private Beside beside(String holder, boolean planned) {
    if (!planned) {
      return new Beside(Optional.empty(), Optional.of("this run is about others"));
    }
    try {
      return new Beside(
          target.stewardship().flatMap(steward -> steward.account(holder)), Optional.empty());
    } catch (TargetTrouble trouble) {
      return new Beside(Optional.empty(), Optional.of(trouble.text()));
    }
  }
}
