package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.apply.Applier;
import io.rollcall.lifecycle.apply.Applier.Applied;
import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.correlate.Correlator;
import io.rollcall.lifecycle.mapping.Granting;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Observer;
import io.rollcall.lifecycle.plan.Batch;
import io.rollcall.lifecycle.plan.Floor;
import io.rollcall.lifecycle.plan.Outlook;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanRules;
import io.rollcall.lifecycle.plan.Planner;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Run;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// One run at one target: observe, correlate, plan, check, apply, and again for the people about
/// whom something was learnt; then the report.
final class TargetRun {
  /// What is sent.
  ///
  /// @param agreed a plan that somebody looked at; nothing else is sent in the first round
  /// @param rounds how many rounds there are at most
  record Sending(Optional<Plan> agreed, int rounds) {}

  private final Store store;
  private final TargetSetup setup;
  private final Target target;
  private final Clock clock;
  private final RunRules rules;
  private final Predicate<Run> isLive;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final RunGates gates;
  private final Undos undos;
  private final List<Case> cases = new ArrayList<>();
  private final long callsBefore;
  private int writes;
  private int looks;
  private Set<String> shown = Set.of();
  private Optional<String> stopped = Optional.empty();
  private Optional<String> lacking = Optional.empty();
  private Outlook outlook = Outlook.NOTHING;

  /// @param isLive whether a run that has not ended may be under way still, in another process
  TargetRun(Store store, TargetSetup setup, Clock clock, RunRules rules, Predicate<Run> isLive) {
    this.store = store;
    this.setup = setup;
    this.target = setup.target();
    this.clock = clock;
    this.rules = rules;
    this.isLive = isLive;
    this.gates = new RunGates(setup, rules, outcomes);
    this.undos = new Undos(store, target);
    this.callsBefore = target.calls();
  }

  /// Everything up to the gates, changing nothing anywhere.
  TargetReport plan(Source.Read.Complete read) {
    Source.Read.Complete source = setup.shown(read);
    PlanRules asked = planRules(source);
    Observation seen =
        observed(
            new Observer(store, target, _ -> true, named(asked), setup.groups()),
            source,
            asked,
            List.of());
    PlanRules planRules = undoing(asked, seen);
    Correlation.All correlated = Correlator.correlate(seen);
    gates.contact(seen, correlated, known());
    Plan all = planned(seen, correlated, planRules);
    Plan plan = batch(all, all, seen);
    gates.plan(plan, all, seen, Unfinished.before(Long.MAX_VALUE, store, target.name(), isLive));
    cases.addAll(plan.cases());
    stopped = seen.groups().trouble();
    return report(seen);
  }

  /// @param run the run's id in the journal
  TargetReport run(
      Source.Read.Complete read,
      long run,
      Sending sending,
      Progress progress,
      BooleanSupplier mayGoOn) {
    Source.Read.Complete source = setup.shown(read);
    store.addresses().rememberMapped(read.people(), source.people(), clock.instant());
    List<Operation> doubtful = store.journal().doubtful(target.name());
    PlanRules asked = planRules(source);
    Observer observer =
        new Observer(store, target, lookedAt(sending)::contains, named(asked), setup.groups());
    Observation began = afterDoubt(observer, observed(observer, source, asked, doubtful), doubtful);
    Observation seen = began;
    store.journal().settle(doubtful);
    PlanRules planRules = undoing(asked, seen);
    Correlation.All correlated = Correlator.correlate(seen);
    List<Account> accounts = seen.accounts();
    Plan fresh = planned(seen, correlated, planRules);
    Plan sent = first(fresh, sending, seen);
    // What a person just agreed to is a batch already; what a file has is all that there is.
    Plan all = rules.batch().isPresent() && sending.rounds() > 1 ? fresh : sent;
    Plan plan = batch(sent, all, seen);
    boolean contact = gates.contact(seen, correlated, known());
    Unfinished unfinished = Unfinished.before(run, store, target.name(), isLive);
    // Before anything is sent: what had access now does not count as gone, however this run ends.
    departed(began, correlated, accounts);
    int written = 0;
    for (int round = 1;
        gates.plan(plan, all, seen, unfinished) && contact && !plan.changes().isEmpty();
        round++) {
      Applied applied =
          new Applier(store, target, clock, run, written, progress, mayGoOn, setup.concurrency())
              .apply(plan, began, seen);
      written = applied.written();
      keep(applied);
      accounts = applied.accounts();
      Set<SourceId> touched = touched(applied.outcomes());
      Optional<Observation> next =
          touched.isEmpty() ? Optional.empty() : again(observer, seen, applied, touched);
      if (next.isEmpty()) {
        break;
      }
      seen = next.get();
      planRules = planRules.undoing(undos.again(planRules.undo(), seen, touched, refusedToUndo()));
      plan = planned(seen, Correlator.correlate(seen), planRules.forOnly(touched));
      all = plan;
      learn(plan, touched);
      if (round >= sending.rounds() || stopped.isPresent()) {
        unsettled(applied.outcomes());
        break;
      }
      outcomes.removeIf(outcome -> outcome instanceof Outcome.Stale);
    }
    ignored();
    keepOpen(fresh, planRules);
    departed(began, correlated, accounts);
    shown = accounts.stream().map(Account::id).collect(toSet());
    store.cases().replace(target.name(), cases, planRules.only());
    stopped = stopped.or(() -> lacking).or(seen.groups()::trouble);
    return report(seen);
  }

  // Whoever has a case of this kind is asked about still.
  private Predicate<SourceId> named(PlanRules planRules) {
    Set<SourceId> named = new HashSet<>(planRules.only().orElse(Set.of()));
    named.addAll(store.cases().askingForAccounts(target.name()));
    return named::contains;
  }

  // Who agreed to a recipe, or to all but an address, was shown who has the address: so that it is
  // the same plan, this looks as closely at whom it is for.
  private static Set<SourceId> lookedAt(Sending sending) {
    Set<SourceId> looked = new HashSet<>();
    Set<SourceId> renamed = new HashSet<>();
    for (Change change : sending.agreed().map(Plan::changes).orElse(List.of())) {
      boolean renames =
          !(change instanceof Change.Heal) && change.after().has(Attributes.USER_NAME);
      change.who().person().ifPresent(renames ? renamed::add : looked::add);
    }
    looked.removeAll(renamed);
    return looked;
  }

  /// The ids of all accounts that the target showed, and of those that a run made since.
  Set<String> shown() {
    return shown;
  }

  // The days until a deletion count from when access last ended, and not from when it should have.
  // Nobody is forgotten for not being looked at: only whose account had access, or whose person is
  // back.
  private void departed(Observation began, Correlation.All correlated, List<Account> accounts) {
    Set<String> gone = correlated.gone();
    Set<String> ended = new HashSet<>();
    Set<String> had = new HashSet<>();
    began.accounts().stream().filter(Account::active).map(Account::id).forEach(had::add);
    for (Account account : accounts) {
      if (account.active()) {
        had.add(account.id());
      } else if (gone.contains(account.id())) {
        ended.add(account.id());
      }
    }
    Set<String> without = new HashSet<>(ended);
    stillGone(began).stream().filter(id -> !had.contains(id)).forEach(without::add);
    had.retainAll(ended);
    store.departures().remember(target.name(), without, had, clock.instant());
  }

  /// The accounts of those who were gone, and are not back.
  private Set<String> stillGone(Observation seen) {
    Set<SourceId> present = new HashSet<>();
    seen.people().stream().filter(Person::active).map(Person::id).forEach(present::add);
    seen.unusable().stream()
        .filter(one -> !one.barred())
        .map(Source.Unusable::id)
        .forEach(present::add);
    return store.links().of(target.name()).stream()
        .filter(link -> link.live() && seen.departures().containsKey(link.accountId()))
        .filter(link -> !present.contains(link.person()))
        .map(Link::accountId)
        .collect(toSet());
  }

  /// Everything; or, for a run about named people, what a plan for them depends on, where nothing
  /// speaks against it: what was in doubt is settled by what is seen, and gates that would stop
  /// look at everything first.
  private Observation observed(
      Observer observer,
      Source.Read.Complete source,
      PlanRules planRules,
      List<Operation> doubtful) {
    Instant at = clock.instant();
    Narrow narrow = new Narrow(store, setup);
    Optional<Set<SourceId>> named =
        planRules
            .only()
            .filter(_ ->
                !undos.any(undone(planRules), planRules.only())
                    && doubtful.isEmpty()
                    && known()
                    && narrow.isTrusted());
    return named
        .flatMap(people -> narrow.of(observer, source, at, people))
        .filter(some -> passes(some, planRules))
        .orElseGet(() -> observer.observe(source, at));
  }

  private boolean passes(Observation some, PlanRules planRules) {
    Correlation.All correlated = Correlator.correlate(some);
    RunGates trial = new RunGates(setup, rules, List.of());
    return trial.contact(some, correlated, known())
        && trial.plan(
            planned(some, correlated, planRules),
            some,
            Unfinished.before(Long.MAX_VALUE, store, target.name(), isLive));
  }

  // A deletion whose answer was lost was carried out, if the account is not there any more.
  private Observation afterDoubt(Observer observer, Observation seen, List<Operation> doubtful) {
    Set<String> shown = seen.accounts().stream().map(Account::id).collect(toSet());
    List<Link> severed =
        doubtful.stream()
            .filter(one -> one.kind().equals(Change.Kind.DELETE.word()))
            .filter(one -> one.accountId().filter(id -> !shown.contains(id)).isPresent())
            .flatMap(one -> severed(one).stream())
            .toList();
    severed.forEach(store.links()::put);
    return severed.isEmpty()
        ? seen
        : observer.again(seen, seen.accounts(), seen.groups().shown(), Set.of());
  }

  private List<Link> severed(Operation deletion) {
    return store.links().ofAccount(target.name(), deletion.accountId().orElseThrow()).stream()
        .filter(Link::live)
        .map(link ->
            link.deleted(
                deletion.before().value(Attributes.USER_NAME),
                clock.instant(),
                "deleted by us; the answer was lost, and the account is not shown any more"))
        .toList();
  }

  // What waits is planned again by the next run.
  private Plan batch(Plan plan, Plan all, Observation seen) {
    if (rules.batch().isEmpty()) {
      outlook = Outlook.of(plan, all, target.traits(), Set.of());
      return plan;
    }
    Tried tried = Tried.of(plan, store.journal().sentLast(target.name()), seen.healings().values());
    Plan now = Batch.of(plan, rules.batch().getAsInt(), tried.runs());
    outlook = Outlook.of(now, all, target.traits(), tried.answered());
    return now;
  }

  // What somebody agreed to is what is sent, where it still holds, and is not so already.
  private Plan first(Plan fresh, Sending sending, Observation seen) {
    cases.addAll(fresh.cases());
    if (sending.agreed().isEmpty()) {
      return fresh;
    }
    Plan agreed = sending.agreed().get();
    Reviewed reviewed = new Reviewed(fresh);
    Already already = Already.of(seen, agreed);
    reviewed.stale(agreed).stream()
        .filter(outcome -> !already.shows(outcome.change()))
        .forEach(outcomes::add);
    return already.rest(reviewed.holding(agreed));
  }

  // What was done stands, whatever becomes of looking again.
  private Optional<Observation> again(
      Observer observer, Observation seen, Applied applied, Set<SourceId> touched) {
    try {
      return Optional.of(observer.again(seen, applied.accounts(), applied.groups(), touched));
    } catch (TargetTrouble trouble) {
      stopped = stopped.or(() -> Optional.of(trouble.text()));
      return Optional.empty();
    }
  }

  private Plan planned(Observation seen, Correlation.All correlated, PlanRules planRules) {
    Plan plan = Planner.plan(seen, correlated, target.recipe(), planRules);
    return rules.undoes() ? plan.only(TargetRun::undoes) : plan;
  }

  private static boolean undoes(Change change) {
    return change instanceof Change.Heal heal && heal.takesBack();
  }

  private Map<SourceId, String> refusedToUndo() {
    Map<SourceId, String> refused = new HashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Stopped(Change change, String text) && undoes(change)) {
        refused.put(change.who().person().orElseThrow(), text);
      }
    }
    return refused;
  }

  private boolean known() {
    return store.contacts().isAccepted(target.name()) || store.journal().knows(target.name());
  }

  /// Who is whose, changing nothing anywhere.
  Correlation.All correlate(Source.Read.Complete source) {
    return Correlator.correlate(
        new Observer(store, target, _ -> false, _ -> false, GroupRules.NONE)
            .observe(setup.shown(source), clock.instant()));
  }

  private PlanRules planRules(Source.Read.Complete source) {
    boolean mayHeal =
        rules.insists()
            || setup.heal() == HealPolicy.AUTO
            || (setup.heal() == HealPolicy.ASK && rules.agreed());
    Optional<Set<SourceId>> only =
        Optional.of(rules.only()).filter(some -> !some.isEmpty()).map(some -> named(source, some));
    return new PlanRules(
        mayHeal,
        rules.insists(),
        rules.insists(),
        setup.domains(),
        setup.policies(),
        Granting.missing(setup.policies().grants(), source.groups()),
        only,
        Map.of(),
        setup.proof());
  }

  private PlanRules undoing(PlanRules planRules, Observation seen) {
    return planRules.undoing(undos.of(undone(planRules), seen, planRules.only()));
  }

  private Set<SourceId> undone(PlanRules planRules) {
    return rules.undoes() ? planRules.only().orElseThrow() : Set.of();
  }

  private Set<SourceId> named(Source.Read.Complete source, List<String> some) {
    Whom whom = new Whom(source.people(), store.addresses().all(), store.links().of(target.name()));
    return some.stream().flatMap(who -> whom.named(who).stream()).collect(toSet());
  }

  // A later look speaks for the people it is about.
  private void learn(Plan plan, Set<SourceId> touched) {
    cases.removeIf(one -> one.who().person().filter(touched::contains).isPresent());
    cases.addAll(plan.cases());
  }

  // Whoever met a conflict in the last round and has no case has a plan, which the next run carries
  // out.
  private void unsettled(List<Outcome> last) {
    Set<Optional<SourceId>> settled =
        cases.stream().map(one -> one.who().person()).collect(toSet());
    for (Outcome outcome : last) {
      Who who = outcome.change().who();
      if (outcome instanceof Outcome.Conflict(var _, var status, var text)
          && !settled.contains(who.person())) {
        cases.add(
            new Case(
                who,
                Case.Kind.HELD_ADDRESS,
                who.address(),
                "the target refuses it: " + status + " " + text,
                "./rollcall heal " + who.address()));
      }
    }
  }

  // It is planned again in every run, so it is said again in every run.
  private void ignored() {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Ignored(Change change, String text)) {
        Case one =
            new Case(
                change.who(),
                Case.Kind.IGNORED,
                change.who().address(),
                text,
                "Find out in the app why: no such role or license, none left, or no right to give it. Or take it out of the configuration");
        if (!cases.contains(one)) {
          cases.add(one);
        }
      }
    }
  }

  // Who waits was asked nothing, and nothing they were told is different for that.
  private void keepOpen(Plan fresh, PlanRules planRules) {
    Unsent unsent =
        Unsent.of(
            fresh,
            outcomes,
            store.refusals().of(target.name()),
            store.healings().of(target.name()));
    store.cases().open(target.name()).stream()
        .filter(open -> unsent.leaves(open) || (rules.undoes() && isBesides(open, planRules)))
        .filter(open -> cases.stream().noneMatch(one -> one.key().equals(open.key())))
        .forEach(cases::add);
  }

  // Whoever asks for something to be undone is told about nothing else, and nothing else is over.
  private static boolean isBesides(Case open, PlanRules planRules) {
    Optional<SourceId> asked =
        open.who().person().filter(person -> planRules.only().orElseThrow().contains(person));
    boolean isAbout =
        open.kind() == Case.Kind.HELD_ADDRESS
            && asked
                .map(planRules.undo()::get)
                .filter(undo -> Address.same(undo.healing().address(), open.value()))
                .isPresent();
    return asked.isPresent() && !isAbout;
  }

  private void keep(Applied applied) {
    outcomes.addAll(applied.outcomes());
    applied.outcomes().stream()
        .filter(Outcome::carriedOut)
        .map(Outcome::change)
        .forEach(done -> cases.removeIf(open -> isSettled(open, done)));
    writes += applied.accepted();
    looks += applied.looks();
    stopped = applied.stopped();
    lacking = lacking.or(applied::lacking);
  }

  // Whoever got the address that they were asked about.
  private static boolean isSettled(Case open, Change done) {
    return open.kind() == Case.Kind.HELD_ADDRESS
        && open.who().person().equals(done.who().person())
        && Address.same(open.value(), done.after().value(Attributes.USER_NAME));
  }

  private static Set<SourceId> touched(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Outcome::learnt)
        .flatMap(outcome -> outcome.change().who().person().stream())
        .collect(toSet());
  }

  private TargetReport report(Observation seen) {
    List<Change> done = outcomes.stream().filter(Outcome::carriedOut).map(Outcome::change).toList();
    return new TargetReport(
        target.name(),
        gates.plans(),
        gates.all(),
        outcomes,
        cases,
        target.calls() - callsBefore,
        Floor.ofReading(seen) + Floor.ofWriting(done) + looks,
        writes,
        outlook,
        stopped,
        false);
  }
}
