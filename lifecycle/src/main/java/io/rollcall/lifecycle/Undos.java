package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Undo;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.scim.address.Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What there is to undo of recipes that are done, from what was kept of them.
final class Undos {
  private static final Set<Operation.State> HAPPENED =
      Set.of(Operation.State.DONE, Operation.State.SETTLED);

  private final Store store;
  private final Target target;

  Undos(Store store, Target target) {
    this.store = store;
    this.target = target;
  }

  /// @param asked whose recipes shall be undone now
  /// @return theirs, and those of whom it was begun
  Map<SourceId, Undo> of(Set<SourceId> asked) {
    Map<SourceId, Undo> undos = new HashMap<>();
    Set<SourceId> begun =
        store.healings().of(target.name()).values().stream()
            .filter(Healing::isUndone)
            .map(Healing::person)
            .collect(toSet());
    Set<SourceId> people = new HashSet<>(asked);
    people.addAll(begun);
    for (SourceId person : people) {
      store
          .healings()
          .done(target.name(), person)
          .filter(healing -> healing.holderId().isPresent())
          .ifPresent(healing -> undos.put(person, undo(healing)));
    }
    return undos;
  }

  private Undo undo(Healing healing) {
    String holder = healing.holderId().orElseThrow();
    List<Operation> done =
        store.journal().history(Optional.of(healing.person()), List.of()).stream()
            .filter(one -> one.target().equals(target.name()))
            .filter(one -> HAPPENED.contains(one.state()))
            .toList();
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
    return new Undo(
        healing,
        previous,
        !kinds.contains("heal: activate"),
        kinds.contains("heal: unlink"),
        target.stewardship().flatMap(steward -> steward.account(holder)));
  }
}
