package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Carries out recipes. Where each stands is stored before every step that matters, so that a
/// process that dies leaves a recipe that the next run plans again from what it sees.
final class Healer {
  private final Store store;
  private final Target target;
  private final Clock clock;
  private final Recorder recorder;
  private final World world;
  private final Progress progress;
  private final BooleanSupplier mayGoOn;
  private final IdentityHashMap<Change.Heal, Treatment> waiting = new IdentityHashMap<>();

  /// @param mayGoOn asked between two steps of a recipe
  Healer(
      Store store,
      Target target,
      Clock clock,
      Recorder recorder,
      World world,
      Progress progress,
      BooleanSupplier mayGoOn) {
    this.store = store;
    this.target = target;
    this.clock = clock;
    this.recorder = recorder;
    this.world = world;
    this.progress = progress;
    this.mayGoOn = mayGoOn;
  }

  /// One recipe at a time: their steps are shown as they are taken.
  ///
  /// @return empty where it waits for the target, and is to be asked for again when everything else
  ///   is done
  synchronized Optional<Outcome> heal(Change.Heal heal) {
    Treatment begun = waiting.remove(heal);
    if (begun == null
        && !heal.before().isEmpty()
        && !world.still(heal.accountId(), heal.before())) {
      return Optional.of(
          new Outcome.Stale(
              heal, "account " + heal.accountId() + " is not as it was when this was planned"));
    }
    Treatment treatment =
        begun == null
            ? new Treatment(heal, store, target, clock, recorder, world, progress)
            : begun;
    Optional<Outcome> outcome = treatment.run(mayGoOn);
    if (outcome.isEmpty()) {
      waiting.put(heal, treatment);
    }
    return outcome;
  }
}
