package io.rollcall.lifecycle;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.correlate.Correlator;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Observer;
import io.rollcall.lifecycle.observe.Reach;
import io.rollcall.lifecycle.plan.Diagnoses;
import io.rollcall.lifecycle.plan.Diagnosis;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanRules;
import io.rollcall.lifecycle.plan.Planner;
import io.rollcall.lifecycle.plan.Score;
import io.rollcall.lifecycle.report.Explanation;
import io.rollcall.lifecycle.report.Explanation.AtTarget;
import io.rollcall.lifecycle.report.Explanation.Happening;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Addresses.Given;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts together what the source, the target, the journal and the rules say about one person or
/// address.
final class Explainer {
  private final Store store;
  private final Clock clock;
  private final Source source;
  private final List<TargetSetup> targets;

  Explainer(Store store, Clock clock, Source source, List<TargetSetup> targets) {
    this.store = store;
    this.clock = clock;
    this.source = source;
    this.targets = targets;
  }

  Explanation explain(String who) {
    return switch (source.read()) {
      case Source.Read.Incomplete incomplete ->
          new Explanation(
              who,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              Optional.of("The source could not be read: " + incomplete.why()));
      case Source.Read.Complete complete -> explain(who, complete);
    };
  }

  private Explanation explain(String who, Source.Read.Complete read) {
    List<Given> given = store.addresses().all();
    List<Link> links = new ArrayList<>();
    targets.forEach(setup -> links.addAll(store.links().of(setup.target().name())));
    Set<SourceId> named = new Whom(read.people(), given, links).named(who);
    if (named.size() > 1) {
      return new Explanation(
          who,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.of(
              "Several people fit "
                  + who
                  + ": "
                  + String.join(", ", named.stream().map(SourceId::toString).toList())
                  + ". Name one by address or source id"));
    }
    Optional<SourceId> id = named.stream().findFirst();
    Optional<Person> person =
        read.people().stream().filter(one -> id.filter(one.id()::equals).isPresent()).findFirst();
    return new Explanation(
        who,
        person,
        id,
        formerly(given, id, person),
        targets.stream().map(setup -> at(setup, who, id, person, read)).toList(),
        Optional.empty());
  }

  private static List<String> formerly(
      List<Given> given, Optional<SourceId> id, Optional<Person> person) {
    return given.stream()
        .filter(one -> id.filter(one.person()::equals).isPresent())
        .map(Given::address)
        .filter(address -> person.filter(p -> Address.same(p.address(), address)).isEmpty())
        .toList();
  }

  private AtTarget at(
      TargetSetup setup,
      String who,
      Optional<SourceId> id,
      Optional<Person> known,
      Source.Read.Complete unmapped) {
    Source.Read.Complete read = setup.shown(unmapped);
    Optional<Person> person =
        known.flatMap(one ->
            read.people().stream().filter(mapped -> mapped.id().equals(one.id())).findFirst());
    Target target = setup.target();
    Observation seen = observed(setup, read, id);
    Optional<Link> link =
        seen.links().stream()
            .filter(one -> one.live() && id.filter(one.person()::equals).isPresent())
            .findFirst();
    Optional<Account> linked =
        link.flatMap(one ->
            seen.accounts().stream()
                .filter(account -> account.id().equals(one.accountId()))
                .findFirst());
    String address = person.map(Person::address).or(() -> linked.map(Account::address)).orElse(who);
    Optional<Account> account = linked.or(() -> visible(seen, address));
    Optional<Sight> sight =
        account.isPresent()
            ? account.flatMap(one -> target.lookBehindById(one.id()))
            : target.lookBehind(address);
    Optional<Holder> holder =
        Optional.ofNullable(seen.holders().get(Address.key(address)))
            .or(() -> other(seen, address, linked))
            .or(() -> behind(account, sight, address))
            .or(() ->
                account.isPresent() || sight.isPresent()
                    ? Optional.empty()
                    : recorded(target, address).or(() -> hidden(target, address, seen)));
    Optional<Refusal> refusal = id.map(one -> seen.refusals().get(one));
    Correlation.All correlated = Correlator.correlate(seen);
    Optional<PlanRules> rules = id.map(one -> rules(setup, one, seen));
    Optional<Plan> plan =
        rules.map(some -> Planner.plan(seen, correlated, setup.target().recipe(), some));
    Diagnoses diagnoses = new Diagnoses(seen, target.recipe());
    Optional<Diagnosis> diagnosis = holder.map(one -> diagnoses.of(one, refusal));
    History past = history(target, id, address, account);
    return new AtTarget(
        target.name(),
        link,
        account,
        sight,
        address,
        holder,
        diagnosis,
        holder.flatMap(one ->
            Makers.of(one, makings(target, past, diagnosis), past.events(), target.recipe())),
        rules.flatMap(some -> Score.of(seen, correlated, some, id.orElseThrow())),
        refusal,
        setup.heal(),
        plan.map(Plan::changes).orElse(List.of()),
        plan.map(Plan::cases).orElse(List.of()),
        kept(target.name()),
        id.map(one -> decided(seen, one)).orElse(List.of()),
        Standings.of(seen.groups(), plan, id, linked.or(() -> account).map(Account::id)),
        past.all());
  }

  // Whoever the holder is linked to may have got it under another address.
  private List<Operation> makings(Target target, History past, Optional<Diagnosis> diagnosis) {
    return Stream.concat(
            past.ours().stream(),
            diagnosis.flatMap(Diagnosis::person).stream()
                .flatMap(one -> store.journal().history(Optional.of(one), List.of()).stream())
                .filter(operation -> operation.target().equals(target.name())))
        .toList();
  }

  /// Somebody else's account, or nobody's, that SCIM shows with the address.
  private static Optional<Holder> other(
      Observation seen, String address, Optional<Account> linked) {
    return visible(seen, address)
        .filter(account -> linked.filter(account::equals).isEmpty())
        .map(account -> new Holder.Visible(address, account, Optional.empty(), List.of()));
  }

  /// Who has the address where SCIM shows nobody.
  private static Optional<Holder> behind(
      Optional<Account> account, Optional<Sight> sight, String address) {
    return sight.filter(_ -> account.isEmpty()).map(one -> new Holder.Unseen(address, one));
  }

  /// The cases that a run left open, by id.
  private Set<String> kept(String target) {
    return store.cases().open(target).stream().map(one -> one.id(target)).collect(toSet());
  }

  private static List<Verdict> decided(Observation seen, SourceId person) {
    return seen.verdicts().getOrDefault(person, Map.of()).values().stream()
        .sorted(comparing(Verdict::at).thenComparing(Verdict::accountId))
        .toList();
  }

  private Observation observed(
      TargetSetup setup, Source.Read.Complete read, Optional<SourceId> id) {
    Instant at = clock.instant();
    Observer observer =
        new Observer(
            store,
            setup.target(),
            _ -> true,
            person -> id.filter(person::equals).isPresent(),
            setup.groups());
    boolean undoing = new Undos(store, setup.target()).any(Set.of(), id.map(Set::of));
    return id.filter(_ -> !undoing)
        .flatMap(one -> new Narrow(store, setup).of(observer, read, at, Set.of(one)))
        .orElseGet(() -> observer.observe(read, at));
  }

  // Of an address that nobody shows, the target's log may remember an account.
  private static Optional<Holder> hidden(Target target, String address, Observation seen) {
    Holder.Hidden holder =
        new Holder.Hidden(
            address,
            target.eventsOf(address).stream()
                .filter(event -> event.accountId().filter(id -> isShown(seen, id)).isEmpty())
                .toList());
    return holder
        .lastAccount()
        .filter(id -> seen.reach() instanceof Reach.Whole || target.read(id).isEmpty())
        .map(_ -> holder);
  }

  private static boolean isShown(Observation seen, String accountId) {
    return seen.accounts().stream()
        .anyMatch(account ->
            account.id().equals(accountId) || account.managedAs().equals(Optional.of(accountId)));
  }

  private static Optional<Holder> recorded(Target target, String address) {
    try {
      return target.recordsOf(address).map(one -> one);
    } catch (TargetTrouble nobodyToAsk) {
      return Optional.empty();
    }
  }

  private static Optional<Account> visible(Observation seen, String address) {
    return seen.accounts().stream()
        .filter(account -> Address.same(account.address(), address))
        .findFirst();
  }

  private PlanRules rules(TargetSetup setup, SourceId person, Observation seen) {
    Optional<Set<SourceId>> people = Optional.of(Set.of(person));
    return new PlanRules(
        setup.heal() != HealPolicy.OFF,
        false,
        false,
        setup.domains(),
        setup.policies(),
        List.of(),
        people,
        new Undos(store, setup.target()).of(Set.of(), seen, people),
        setup.proof());
  }

  /// @param ours our journal's entries
  /// @param events what the target's log has about the address in question, oldest first
  /// @param all both, oldest first
  private record History(List<Operation> ours, List<Event> events, List<Happening> all) {}

  /// Our own journal, and what others did by the target's log.
  private History history(
      Target target, Optional<SourceId> id, String address, Optional<Account> account) {
    Set<String> addresses = new LinkedHashSet<>(Set.of(address));
    account.map(Account::address).ifPresent(addresses::add);
    List<Operation> ours =
        store.journal().history(id, addresses).stream()
            .filter(operation -> operation.target().equals(target.name()))
            .toList();
    List<Happening> history = new ArrayList<>();
    ours.stream().map(Explainer::happening).forEach(history::add);
    List<Event> about = target.eventsOf(address);
    for (String one : addresses) {
      (one.equals(address) ? about : target.eventsOf(one))
          .stream()
              .filter(event -> ours.stream().noneMatch(operation -> same(operation, event)))
              .map(Explainer::happening)
              .filter(happening -> !history.contains(happening))
              .forEach(history::add);
    }
    history.sort(comparing(Happening::at));
    return new History(ours, about, history);
  }

  // The target's log has our own writes too, at about the moment at which the journal has them.
  private static boolean same(Operation operation, Event event) {
    return operation.state() == Operation.State.DONE
        && operation.accountId().equals(event.accountId())
        && !event.at().isBefore(operation.sentAt().minusSeconds(1))
        && !event.at().isAfter(operation.answeredAt().orElse(operation.sentAt()).plusSeconds(1));
  }

  private static Happening happening(Operation operation) {
    String change =
        operation.after().has("userName") ? "→ " + operation.after().value("userName") : "";
    String result =
        switch (operation.state()) {
          case DONE -> "";
          case INTENT, DOUBT -> " (no answer; looked up at the next run)";
          case SETTLED -> " (answer lost, looked up since)";
          case REFUSED ->
              " refused: "
                  + operation.status().map(status -> status + " ").orElse("")
                  + operation.answer().orElse("");
        };
    return new Happening(
        operation.sentAt(),
        operation.kind(),
        operation.accountId(),
        (change + result).strip(),
        "Rollcall");
  }

  private static Happening happening(Event event) {
    return new Happening(event.at(), event.what(), event.accountId(), "", event.by());
  }
}
