package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.store.Operation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whom earlier runs tried to change in vain, and which did last: who was refused, whose answer was
/// lost, whose recipe goes on or is taken back, and who is to get what was sent already, since the
/// target does not show it.
///
/// @param runs the newest run that tried, by person
/// @param answered of whom the target accepted everything that is planned for them, and shows it
///   not
record Tried(Map<SourceId, Long> runs, Set<SourceId> answered) {
  /// @param sent what was sent last about people, in order, see {@link
  ///   io.rollcall.lifecycle.store.Journal#sentLast}
  static Tried of(Plan plan, Map<SourceId, List<Operation>> sent, Collection<Healing> healings) {
    Map<SourceId, Long> runs = new HashMap<>();
    sent.forEach((person, all) -> {
      if (all.getLast().state() != Operation.State.DONE) {
        runs.put(person, all.getLast().run());
      }
    });
    Set<SourceId> planned = new HashSet<>();
    Set<SourceId> unanswered = new HashSet<>();
    for (Change change : plan.changes()) {
      change
          .who()
          .person()
          .ifPresent(person -> {
            planned.add(person);
            Optional<Operation> same =
                sent.getOrDefault(person, List.of()).stream()
                    .filter(one -> has(one.after(), change.after()))
                    .findFirst();
            same.ifPresent(one -> runs.put(person, one.run()));
            boolean answered = same.filter(one -> one.state() == Operation.State.DONE).isPresent();
            if (!answered || isShownOnceDone(change.after())) {
              unanswered.add(person);
            }
          });
    }
    planned.removeAll(unanswered);
    healings.stream()
        .filter(one -> one.goesOn() || one.isUndone())
        .map(Healing::person)
        .forEach(person -> runs.putIfAbsent(person, last(sent.getOrDefault(person, List.of()))));
    return new Tried(runs, planned);
  }

  // Where it is not shown all the same, somebody took it back since.
  private static boolean isShownOnceDone(Attributes after) {
    return after.has(Attributes.USER_NAME) || after.has(Attributes.ACTIVE);
  }

  private static long last(List<Operation> sent) {
    return sent.isEmpty() ? 1 : sent.getLast().run();
  }

  private static boolean has(Attributes sent, Attributes after) {
    return !after.isEmpty() && sent.values().entrySet().containsAll(after.values().entrySet());
  }
}
