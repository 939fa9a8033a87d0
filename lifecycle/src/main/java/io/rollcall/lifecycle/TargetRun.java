package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.apply.Applier;
import io.rollcall.lifecycle.apply.Applier.Applied;
import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.correlate.Correlator;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Observer;
import io.rollcall.lifecycle.plan.Floor;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanRules;
import io.rollcall.lifecycle.plan.Planner;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// One run at one target: observe, correlate, plan, check, apply, and again for the people about
/// whom something was learnt, at most {@link #ROUNDS} times; then the report.
final class TargetRun {
  static final int ROUNDS = 3;

  private final Store store;
  private final TargetSetup setup;
  private final Target target;
  private final Clock clock;
  private final RunRules rules;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();
  private final long callsBefore;
  private int writes;
  private Optional<String> stopped = Optional.empty();

  TargetRun(Store store, TargetSetup setup, Clock clock, RunRules rules) {
    this.store = store;
    this.setup = setup;
    this.target = setup.target();
    this.clock = clock;
    this.rules = rules;
    this.callsBefore = target.calls();
  }

  /// Everything up to the gates, changing nothing anywhere.
  TargetReport plan(Source.Read.Complete source) {
    Observation seen = new Observer(store, target, true).observe(source, clock.instant());
    Plan plan = plan(seen, planRules(source));
    check(plan);
    cases.addAll(plan.cases());
    return report(seen);
  }

  /// @param run the run's id in the journal
  TargetReport run(
      Source.Read.Complete source, long run, Progress progress, BooleanSupplier mayGoOn) {
    List<Operation> doubtful = store.journal().doubtful(target.name());
    Observer observer = new Observer(store, target, false);
    Observation seen = observer.observe(source, clock.instant());
    store.journal().settle(doubtful);
    PlanRules planRules = planRules(source);
    Set<SourceId> touched = Set.of();
    int written = 0;
    for (int round = 1; round <= ROUNDS && stopped.isEmpty(); round++) {
      Plan plan = plan(seen, round == 1 ? planRules : planRules.forOnly(touched));
      learn(plan, touched);
      if (!check(plan) || plan.changes().isEmpty()) {
        break;
      }
      Applied applied =
          new Applier(store, target, clock, run, written, progress, mayGoOn).apply(plan, seen);
      written = applied.written();
      keep(applied);
      touched = touched(applied.outcomes());
      if (touched.isEmpty()) {
        break;
      }
      Optional<Observation> next = again(observer, seen, applied, touched);
      if (next.isEmpty()) {
        break;
      }
      seen = next.get();
    }
    store.cases().replace(target.name(), cases, planRules.only());
    return report(seen);
  }

  // What was done stands, whatever becomes of looking again.
  private Optional<Observation> again(
      Observer observer, Observation seen, Applied applied, Set<SourceId> touched) {
    try {
      return Optional.of(observer.again(seen, applied.accounts(), touched));
    } catch (TargetTrouble trouble) {
      stopped = stopped.or(() -> Optional.of(trouble.text()));
      return Optional.empty();
    }
  }

  /// Sends a plan that was made earlier, where it still holds; what it learns is left to the next
  /// plan.
  TargetReport send(
      Source.Read.Complete source,
      Plan plan,
      long run,
      Progress progress,
      BooleanSupplier mayGoOn) {
    Observation seen = new Observer(store, target, false).observe(source, clock.instant());
    plans.add(plan);
    if (check(plan)) {
      PlanRules planRules = planRules(source);
      Reviewed reviewed = new Reviewed(planned(seen, planRules));
      outcomes.addAll(reviewed.stale(plan));
      Applied applied =
          new Applier(store, target, clock, run, 0, progress, mayGoOn)
              .apply(reviewed.holding(plan), seen);
      keep(applied);
      again(new Observer(store, target, false), seen, applied, touched(outcomes))
          .ifPresent(after -> cases.addAll(planned(after, planRules).cases()));
    }
    return report(seen);
  }

  private Plan planned(Observation seen, PlanRules planRules) {
    return Planner.plan(seen, Correlator.correlate(seen), target.recipe(), planRules);
  }

  private Plan plan(Observation seen, PlanRules planRules) {
    Plan plan = planned(seen, planRules);
    plans.add(plan);
    return plan;
  }

  private PlanRules planRules(Source.Read.Complete source) {
    boolean mayHeal =
        rules.insists()
            || setup.heal() == HealPolicy.AUTO
            || (setup.heal() == HealPolicy.ASK && rules.agreed());
    Optional<Set<SourceId>> only =
        rules
            .only()
            .map(who ->
                new Whom(source.people(), store.addresses().all(), store.links().of(target.name()))
                    .named(who));
    return new PlanRules(mayHeal, rules.insists(), setup.domains(), only);
  }

  // A later round speaks for the people it is about, and plans again what could not be sent.
  private void learn(Plan plan, Set<SourceId> touched) {
    cases.removeIf(one -> one.who().person().filter(touched::contains).isPresent());
    outcomes.removeIf(outcome -> outcome instanceof Outcome.Stale);
    cases.addAll(plan.cases());
  }

  private void keep(Applied applied) {
    outcomes.addAll(applied.outcomes());
    writes += applied.accepted();
    stopped = applied.stopped();
  }

  // Gates count over all rounds: what was revoked already, and what this plan would.
  private boolean check(Plan plan) {
    long revoked =
        outcomes.stream()
            .filter(outcome -> outcome instanceof Outcome.Done)
            .filter(outcome -> outcome.change().kind() == Change.Kind.DEACTIVATE)
            .count();
    Gate gate =
        Gate.revocations(
            plan, (int) revoked + plan.revocations(), setup.limit().allowing(rules.allowRevoke()));
    if (plans.size() == 1 || !gate.passed()) {
      gates.add(gate);
    }
    return gate.passed();
  }

  private static Set<SourceId> touched(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Outcome::learnt)
        .flatMap(outcome -> outcome.change().who().person().stream())
        .collect(toSet());
  }

  private TargetReport report(Observation seen) {
    List<Change> done =
        outcomes.stream()
            .filter(outcome -> outcome instanceof Outcome.Done || outcome instanceof Outcome.Healed)
            .map(Outcome::change)
            .toList();
    return new TargetReport(
        target.name(),
        plans,
        gates,
        outcomes,
        cases,
        target.calls() - callsBefore,
        Floor.ofReading(seen) + Floor.ofWriting(done),
        writes,
        stopped);
  }
}
