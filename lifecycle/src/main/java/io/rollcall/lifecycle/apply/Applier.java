package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Sends a plan: each change journalled before and after, each checked against its answer; one
/// after the other in the plan's order, or side by side as far as changes have nothing to do with
/// each other. What fails for one person is that person's outcome; only a target that refuses the
/// credentials, or answers nobody, stops the rest.
public final class Applier {
  private final Store store;
  private final Target target;
  private final Clock clock;
  private final Recorder recorder;
  private final Progress progress;
  private final BooleanSupplier mayGoOn;
  private final int concurrency;

  /// @param run the run's id in the journal
  /// @param writtenBefore how many writes this run has journalled already
  /// @param mayGoOn asked before every change and every step of a recipe, by one thread at a time;
  ///   false stops the run cleanly, for a lost lease or Ctrl-C
  /// @param concurrency how many changes of a kind are under way at a time; 1: in the plan's order
  public Applier(
      Store store,
      Target target,
      Clock clock,
      long run,
      int writtenBefore,
      Progress progress,
      BooleanSupplier mayGoOn,
      int concurrency) {
    this.store = store;
    this.target = target;
    this.clock = clock;
    this.recorder = new Recorder(store.journal(), clock, target.name(), run, writtenBefore);
    this.progress = new OneAtATime(progress);
    this.mayGoOn = mayGoOn;
    this.concurrency = concurrency;
  }

  /// What applying came to.
  ///
  /// @param outcomes one for every change that was reached, in the plan's order
  /// @param accounts the target as it is known afterwards
  /// @param groups its groups as they are known afterwards
  /// @param written how many writes the run has journalled now
  /// @param accepted how many writes the target accepted
  /// @param looks how many accounts had to be read again to see what came of a change
  /// @param stopped why the rest of the plan was not sent; empty when all of it was
  /// @param lacking what it means that the target forbids a kind of write to everybody; empty where
  ///   it does not
  public record Applied(
      List<Outcome> outcomes,
      List<Account> accounts,
      List<TargetGroup> groups,
      int written,
      int accepted,
      int looks,
      Optional<String> stopped,
      Optional<String> lacking) {
    public Applied {
      outcomes = List.copyOf(outcomes);
      accounts = List.copyOf(accounts);
      groups = List.copyOf(groups);
    }
  }

  private synchronized boolean goesOn() {
    return mayGoOn.getAsBoolean();
  }

  /// @param began what was seen when the run began, all of it as the target showed it
  /// @param seen what the plan was made from
  public Applied apply(Plan plan, Observation began, Observation seen) {
    World world = new World(seen.accounts());
    Setbacks setbacks = new Setbacks();
    Shows shows = Shows.of(began.accounts());
    AccountApplier accounts =
        new AccountApplier(store, target, clock, recorder, world, setbacks, shows);
    Healer healer = new Healer(store, target, clock, recorder, world, progress, this::goesOn);
    GroupApplier groups =
        new GroupApplier(store, target, clock, recorder, world, plan, seen.groups().shown());
    Course course =
        new Course(
            change ->
                switch (change) {
                  case Change.Heal heal -> healer.heal(heal).map(List::of);
                  case Change.Adopt adopt -> one(accounts.adopt(adopt));
                  case Change.Create create -> one(accounts.create(create));
                  case Change.Update update -> one(accounts.update(update));
                  case Change.Delete delete -> one(accounts.delete(delete));
                  case Change.OfGroup group -> Optional.of(groups.apply(group));
                },
            setbacks,
            progress,
            this::goesOn);
    progress.begins(plan);
    course.follow(plan.changes(), concurrency);
    return new Applied(
        course.outcomes(plan.changes()),
        world.accounts(),
        groups.groups(),
        recorder.written(),
        recorder.accepted(),
        accounts.looks(),
        course.stopped(),
        recorder.lacking());
  }

  private static Optional<List<Outcome>> one(Outcome outcome) {
    return Optional.of(List.of(outcome));
  }
}
