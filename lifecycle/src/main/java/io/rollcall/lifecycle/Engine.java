package io.rollcall.lifecycle;

import io.rollcall.db.KeptLease;
import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.plan.Outlook;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.report.Contact;
import io.rollcall.lifecycle.report.Explanation;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.report.WrittenBack;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Run;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.json.JsonCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// The engine's front door: one source, any number of targets, and what is remembered between runs.
/// Give it everything it needs; it reads no files and no environment.
public final class Engine {
  private static final int ROUNDS = 3;
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Store store;
  private final Leases leases;
  private final Clock clock;
  private final Source source;
  private final List<TargetSetup> targets;
  private final Progress progress;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicReference<Optional<Source.Read>> ahead =
      new AtomicReference<>(Optional.empty());

  public Engine(
      Store store,
      Leases leases,
      Clock clock,
      Source source,
      List<TargetSetup> targets,
      Progress progress) {
    this.store = store;
    this.leases = leases;
    this.clock = clock;
    this.source = source;
    this.targets = List.copyOf(targets);
    this.progress = progress;
  }

  /// Makes plans and changes nothing, neither at a target nor in what is remembered; only what the
  /// source showed may be kept for its next read.
  public List<TargetReport> plan(RunRules rules) {
    Source.Read read = read();
    return targets.stream()
        .map(setup ->
            guarded(
                setup,
                read,
                complete ->
                    new TargetRun(store, setup, clock, rules, live(targetNames())).plan(complete)))
        .toList();
  }

  /// Who would be whose.
  ///
  /// @param contacts one for each target; none where the source was not read to its end
  /// @param read whether it was
  public record Look(List<Contact> contacts, Gate read) {
    public Look {
      contacts = List.copyOf(contacts);
    }
  }

  /// Who would be whose at every target; changes nothing.
  ///
  /// @throws TargetTrouble when a target could not be read
  public Look correlate() {
    Source.Read read = source.read();
    Gate gate = Gate.completeRead(source.name(), read);
    List<Contact> contacts = new ArrayList<>();
    if (read instanceof Source.Read.Complete complete) {
      for (TargetSetup setup : targets) {
        contacts.add(
            new Contact(
                setup.target().name(),
                new TargetRun(store, setup, clock, RunRules.sync(), _ -> false)
                    .correlate(complete)));
      }
    }
    return new Look(contacts, gate);
  }

  /// Somebody looked at the accounts of these targets and agreed with what would be made of them.
  public void accept() {
    targetNames().forEach(name -> store.contacts().accept(name, clock.instant()));
  }

  /// Plans and applies at every target, in rounds.
  public RunReport run(RunRules rules) {
    return journalled(rules, _ -> new TargetRun.Sending(Optional.empty(), ROUNDS));
  }

  /// Carries out plans that somebody agreed to, where they still hold, and in further rounds what
  /// follows from them.
  public RunReport run(List<Plan> agreed, RunRules rules) {
    return journalled(rules, setup -> sending(agreed, setup, ROUNDS));
  }

  /// Sends plans that somebody agreed to, where they still hold, and nothing else; what is learnt
  /// is left to the next plan.
  public RunReport send(List<Plan> agreed, RunRules rules) {
    return journalled(rules, setup -> sending(agreed, setup, 1));
  }

  /// What is known about somebody, from the journal and the rules; changes nothing.
  public Explanation explain(String who) {
    return new Explainer(store, clock, source, targets).explain(who);
  }

  /// Whether anybody is, or was, called so: an address, a name, a source id or an account id.
  public boolean knows(String who) {
    return unknown(List.of(who)).isEmpty();
  }

  /// Those of some names by which nobody is, or was, called. The plan or run that follows goes on
  /// with what was read of the source for that.
  public List<String> unknown(List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    Source.Read read = source.read();
    ahead.set(Optional.of(read));
    if (!(read instanceof Source.Read.Complete complete)) {
      // Nobody can say; the gate that stops an incomplete read tells more.
      return List.of();
    }
    List<Link> links =
        targets.stream()
            .flatMap(setup -> store.links().of(setup.target().name()).stream())
            .toList();
    List<Person> people = new ArrayList<>(complete.people());
    targets.forEach(setup -> people.addAll(setup.shown(complete).people()));
    Whom whom = new Whom(people, store.addresses().all(), links);
    return names.stream().filter(who -> whom.named(who).isEmpty()).toList();
  }

  private Source.Read read() {
    return ahead.getAndSet(Optional.empty()).orElseGet(source::read);
  }

  /// The names of the targets.
  public List<String> targetNames() {
    return targets.stream().map(setup -> setup.target().name()).toList();
  }

  /// Whether something is being changed right now.
  public boolean busy() {
    return running.get();
  }

  /// Ends a run after the change, or the step of a recipe, that is under way; the next run goes on
  /// from there.
  public void stop() {
    stopping.set(true);
  }

  private static TargetRun.Sending sending(List<Plan> agreed, TargetSetup setup, int rounds) {
    String name = setup.target().name();
    Plan plan =
        agreed.stream()
            .filter(one -> one.target().equals(name))
            .findFirst()
            .orElseGet(() -> new Plan(name, List.of(), List.of(), 0, 0, 0));
    return new TargetRun.Sending(Optional.of(plan), rounds);
  }

  private interface Work {
    TargetReport with(Source.Read.Complete source);
  }

  private interface LeasedWork {
    TargetReport with(Source.Read.Complete source, BooleanSupplier mayGoOn);
  }

  private RunReport journalled(RunRules rules, Function<TargetSetup, TargetRun.Sending> sending) {
    long began = clock.millis();
    Source.Read read = read();
    store.mirrors().keepOnly(source.mirrored());
    long runId = store.journal().begin(rules.command());
    if (read instanceof Source.Read.Complete complete) {
      store.addresses().remember(complete.people(), clock.instant());
    }
    List<TargetReport> reports = new ArrayList<>();
    List<WrittenBack> writtenBack = new ArrayList<>();
    for (TargetSetup setup : targets) {
      LeasedWork work =
          (complete, mayGoOn) -> {
            List<String> others = new ArrayList<>(targetNames());
            others.remove(setup.target().name());
            TargetRun run = new TargetRun(store, setup, clock, rules, live(others));
            TargetReport report = run.run(complete, runId, sending.apply(setup), progress, mayGoOn);
            if (rules.only().isEmpty()) {
              writtenBack.addAll(
                  new WritingBack(store, clock, runId, mayGoOn)
                      .write(source.writeBacks(), complete, report, run.shown()));
            }
            return report;
          };
      reports.add(guarded(setup, read, leased(setup, work)));
    }
    RunReport report = new RunReport(runId, reports, clock.millis() - began, writtenBack);
    store.journal().end(runId, JsonCodec.text(report.json()));
    if (rules.only().isEmpty()) {
      remember(report, Instant.ofEpochMilli(began));
    }
    return report;
  }

  private void remember(RunReport report, Instant began) {
    for (TargetReport target : report.targets()) {
      if (target.isOccupied()) {
        continue;
      }
      store
          .targetRuns()
          .ended(
              new TargetRuns.Ended(
                  target.target(),
                  report.runId(),
                  began,
                  clock.instant(),
                  target.exitCode(),
                  target.cases().size()));
    }
  }

  /// Whether a run that has not ended may be that of a process which holds one of some targets. Our
  /// own target is held by ourselves.
  private Predicate<Run> live(List<String> held) {
    List<Instant> since =
        held.stream()
            .flatMap(name -> leases.holder(TargetRuns.lease(name)).stream())
            .map(Leases.Holder::since)
            .toList();
    return run -> since.stream().anyMatch(start -> !run.started().isBefore(start));
  }

  private Work leased(TargetSetup setup, LeasedWork work) {
    String name = setup.target().name();
    return complete -> {
      Optional<Lease> lease = leases.acquire(TargetRuns.lease(name), LEASE);
      if (lease.isEmpty()) {
        return ended(setup, List.of(), occupied(name)).occupied();
      }
      running.set(true);
      try (KeptLease kept = new KeptLease(lease.get(), clock)) {
        return work.with(complete, () -> !stopping.get() && kept.held());
      } finally {
        running.set(false);
      }
    };
  }

  private String occupied(String target) {
    String who = leases.holder(TargetRuns.lease(target)).map(holder -> ", by " + holder).orElse("");
    return "Another run is under way at " + target + who + "; wait until it has ended";
  }

  private TargetReport guarded(TargetSetup setup, Source.Read read, Work work) {
    Gate gate = Gate.completeRead(source.name(), read);
    if (!(read instanceof Source.Read.Complete complete)) {
      return ended(setup, List.of(gate), "");
    }
    try {
      return withGate(gate, work.with(complete));
    } catch (TargetTrouble trouble) {
      return ended(setup, List.of(gate), trouble.text());
    }
  }

  private static TargetReport withGate(Gate gate, TargetReport report) {
    List<Gate> gates = new ArrayList<>(List.of(gate));
    gates.addAll(report.gates());
    return new TargetReport(
        report.target(),
        report.plans(),
        gates,
        report.outcomes(),
        report.cases(),
        report.calls(),
        report.floor(),
        report.writes(),
        report.outlook(),
        report.stopped(),
        report.isOccupied());
  }

  private static TargetReport ended(TargetSetup setup, List<Gate> gates, String why) {
    return new TargetReport(
        setup.target().name(),
        List.of(),
        gates,
        List.of(),
        List.of(),
        0,
        0,
        0,
        Outlook.NOTHING,
        Optional.of(why).filter(text -> !text.isEmpty()),
        false);
  }
}
