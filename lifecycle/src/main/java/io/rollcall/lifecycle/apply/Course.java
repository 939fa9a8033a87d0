package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.plan.Movers;
import io.rollcall.lifecycle.plan.Strands;
import io.rollcall.lifecycle.target.TargetTrouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// How far a plan has been sent: what came of each change, and whether there is any use in going
/// on.
final class Course {
  /// So many changes in a row without an answer mean that the target is away.
  private static final int SILENT_IN_A_ROW = 5;

  private static final String ASKED =
      "Stopped before the end, as asked or since another run took over; the next run goes on from here";

  private final Function<Change, Optional<List<Outcome>>> send;
  private final Setbacks setbacks;
  private final Progress progress;
  private final BooleanSupplier mayGoOn;
  private final Queue<List<Change>> waiting = new ConcurrentLinkedQueue<>();
  private final IdentityHashMap<Change, List<Outcome>> ended = new IdentityHashMap<>();
  private Optional<String> stopped = Optional.empty();
  private int silent;

  /// @param send sends one change; empty where it has begun and waits for the target: then it is
  ///   sent once more when everything else is done
  Course(
      Function<Change, Optional<List<Outcome>>> send,
      Setbacks setbacks,
      Progress progress,
      BooleanSupplier mayGoOn) {
    this.send = send;
    this.setbacks = setbacks;
    this.progress = progress;
    this.mayGoOn = mayGoOn;
  }

  /// Sends all changes, as far as that is of use.
  void follow(List<Change> changes, int concurrency) {
    if (concurrency == 1) {
      inOrder(changes);
      return;
    }
    Movers movers = Movers.of(changes);
    for (Stage stage : Stage.values()) {
      List<Change> some =
          changes.stream().filter(change -> Stage.of(change, movers) == stage).toList();
      for (List<List<Change>> strands = stage.strands(some);
          !some.isEmpty() && !strands.isEmpty();
          strands = drained()) {
        Lanes.work(strands, concurrency, this::goesOn, this::strand);
      }
    }
  }

  // What has to do with a change that waits, waits with it.
  private void inOrder(List<Change> changes) {
    IdentityHashMap<Change, List<Change>> behind = new IdentityHashMap<>();
    Set<Change> held = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Change change : changes) {
      if (held.contains(change)) {
        continue;
      }
      if (!goesOn()) {
        return;
      }
      if (!one(change)) {
        if (behind.isEmpty()) {
          Strands.of(changes).forEach(strand -> strand.forEach(one -> behind.put(one, strand)));
        }
        List<Change> strand = behind.getOrDefault(change, List.of(change));
        List<Change> rest = strand.subList(strand.indexOf(change), strand.size());
        held.addAll(rest);
        waiting.add(rest);
      }
    }
    for (List<List<Change>> strands = drained(); !strands.isEmpty(); strands = drained()) {
      strands.forEach(this::strand);
    }
  }

  private List<List<Change>> drained() {
    List<List<Change>> all = new ArrayList<>();
    for (List<Change> next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next);
    }
    return all;
  }

  /// What waits for what: groups for people, members for their groups, removing those who move for
  /// adding them.
  private enum Stage {
    PEOPLE,
    GROUPS,
    MEMBERS,
    REMOVALS;

    static Stage of(Change change, Movers movers) {
      return switch (change.kind()) {
        case LINK, CREATE, UPDATE, RENAME, PARK, ACTIVATE, DEACTIVATE, DELETE, RETIRE, HEAL ->
            PEOPLE;
        case LINK_GROUP, RENAME_GROUP -> GROUPS;
        case CREATE_GROUP, ADD_MEMBERS -> MEMBERS;
        case REMOVE_MEMBERS ->
            change instanceof Change.Members some && !movers.waits(some) ? PEOPLE : REMOVALS;
      };
    }

    /// A group may get the name that another one gives up, so their order matters.
    List<List<Change>> strands(List<Change> changes) {
      return this == GROUPS ? List.of(changes) : Strands.of(changes);
    }
  }

  private void strand(List<Change> changes) {
    for (int i = 0; i < changes.size() && goesOn(); i++) {
      if (!one(changes.get(i))) {
        waiting.add(changes.subList(i, changes.size()));
        return;
      }
    }
  }

  private synchronized boolean goesOn() {
    if (stopped.isEmpty() && !mayGoOn.getAsBoolean()) {
      stopped = Optional.of(ASKED);
    }
    return stopped.isEmpty();
  }

  /// @return whether it is done with
  private boolean one(Change change) {
    progress.sending(change);
    try {
      Optional<List<Outcome>> outcomes = send.apply(change);
      if (outcomes.isEmpty()) {
        return false;
      }
      ended(change, outcomes.get());
    } catch (TargetTrouble trouble) {
      failed(change, trouble);
    }
    return true;
  }

  private synchronized void ended(Change change, List<Outcome> outcomes) {
    silent = 0;
    note(change, outcomes);
  }

  private synchronized void failed(Change change, TargetTrouble trouble) {
    note(change, List.of(new Outcome.Failed(change, trouble.text())));
    // Who asks to wait is not away.
    silent = trouble.kind() == TargetTrouble.Kind.POSTPONED ? 0 : silent + 1;
    if (stopped.isEmpty()
        && (trouble.kind() == TargetTrouble.Kind.TERMINAL || silent >= SILENT_IN_A_ROW)) {
      stopped = Optional.of(trouble.text());
    }
  }

  private void note(Change change, List<Outcome> outcomes) {
    outcomes.forEach(setbacks::note);
    ended.put(change, outcomes);
    outcomes.forEach(progress::ended);
  }

  /// What came of changes, in their order.
  synchronized List<Outcome> outcomes(List<Change> changes) {
    return changes.stream()
        .flatMap(change ->
            ended.containsKey(change) ? ended.get(change).stream() : Stream.<Outcome>empty())
        .toList();
  }

  /// Why the rest was not sent.
  synchronized Optional<String> stopped() {
    return stopped;
  }
}
