package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.store.Operation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whom earlier runs tried to change in vain, and which did last: who was refused, whose answer was
/// lost, whose recipe goes on, and who is to get what was sent already, since the target does not
/// show it.
final class Tried {
  private Tried() {}

  /// @param sent what was sent last about people, in order, see {@link
  ///   io.rollcall.lifecycle.store.Journal#sentLast}
  static Map<SourceId, Long> of(
      Plan plan, Map<SourceId, List<Operation>> sent, Collection<Healing> healings) {
    Map<SourceId, Long> tried = new HashMap<>();
    sent.forEach((person, all) -> {
      if (all.getLast().state() != Operation.State.DONE) {
        tried.put(person, all.getLast().run());
      }
    });
    for (Change change : plan.changes()) {
      change
          .who()
          .person()
          .ifPresent(person ->
              sent.getOrDefault(person, List.of()).stream()
                  .filter(one -> has(one.after(), change.after()))
                  .findFirst()
                  .ifPresent(one -> tried.put(person, one.run())));
    }
    healings.stream().filter(Healing::goesOn).forEach(one -> tried.putIfAbsent(one.person(), 1L));
    return tried;
  }

  private static boolean has(Attributes sent, Attributes after) {
    return !after.isEmpty() && sent.values().entrySet().containsAll(after.values().entrySet());
  }
}
