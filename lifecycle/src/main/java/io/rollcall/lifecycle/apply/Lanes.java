package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.plan.Risk;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Strands side by side, each kind of work in a lane of its own, so that revoking access never
/// waits behind creating, and what a target allows only seldom holds up nothing else. How many
/// calls are really under way is up to whoever calls.
final class Lanes {
  private enum Lane {
    REVOKE,
    CREATE,
    CHANGE,
    DELETE,
    GROUPS;

    static Lane of(Change change) {
      return switch (change.kind()) {
        case DEACTIVATE, RETIRE -> REVOKE;
        case CREATE -> CREATE;
        case DELETE -> DELETE;
        case UPDATE -> Risk.of(change).compareTo(Risk.ACCESS) >= 0 ? REVOKE : CHANGE;
        case LINK, RENAME, PARK, ACTIVATE, HEAL -> CHANGE;
        case LINK_GROUP, CREATE_GROUP, RENAME_GROUP, ADD_MEMBERS, REMOVE_MEMBERS -> GROUPS;
      };
    }
  }

  private Lanes() {}

  /// Ends when every strand was worked on, or `goesOn` says no; what a worker throws ends all.
  ///
  /// @param side how many strands of a lane are worked on at a time
  static void work(
      List<List<Change>> strands, int side, BooleanSupplier goesOn, Consumer<List<Change>> work) {
    Map<Lane, Queue<List<Change>>> lanes = new EnumMap<>(Lane.class);
    strands.forEach(strand ->
        lanes
            .computeIfAbsent(Lane.of(strand.getFirst()), _ -> new ConcurrentLinkedQueue<>())
            .add(strand));
    AtomicBoolean failed = new AtomicBoolean();
    BooleanSupplier usefully = () -> !failed.get() && goesOn.getAsBoolean();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      lanes
          .values()
          .forEach(lane -> {
            for (int worker = Math.min(side, lane.size()); worker > 0; worker--) {
              all.add(workers.submit(() -> drain(lane, usefully, work, failed)));
            }
          });
      all.forEach(Lanes::await);
    }
  }

  private static void drain(
      Queue<List<Change>> lane,
      BooleanSupplier goesOn,
      Consumer<List<Change>> work,
      AtomicBoolean failed) {
    boolean done = false;
    try {
      for (List<Change> next = lane.poll();
          next != null && goesOn.getAsBoolean();
          next = lane.poll()) {
        int first = revoking(next);
        work.accept(next.subList(0, first));
        if (first < next.size()) {
          lane.add(next.subList(first, next.size()));
        }
      }
      done = true;
    } finally {
      if (!done) {
        failed.set(true);
      }
    }
  }

  /// With how many changes a strand begins that are for now. Where it begins by revoking access,
  /// what follows from that, an address given to somebody else or a deletion, comes after everybody
  /// lost access who loses it.
  private static int revoking(List<Change> strand) {
    int first = 0;
    while (first < strand.size() && Lane.of(strand.get(first)) == Lane.REVOKE) {
      first++;
    }
    return first == 0 ? strand.size() : first;
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      if (failed.getCause() instanceof Error unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException("A worker failed", failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while applying", e);
    }
  }
}
