package io.rollcall.lifecycle.plan;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.correlate.Correlation.Leaver;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From who is whose to what is sent. One pass over people and leavers makes moves and cases; then
/// moves that wait for somebody who stays become cases, leavers who hold a needed address are
/// renamed first, and the rest is ordered. Linear in people, and equal for equal input.
public final class Planner {
  private final Situation situation;
  private final Heals heals;
  private final Reunions reunions;
  private final Map<SourceId, Move> movers = new HashMap<>();
  private final List<Move> others = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();
  private final Undoing undoing;
  private final Leaving leaving;
  private final Licenses licenses;
  private final Joining joining;
  private final Map<SourceId, Who> accessible = new HashMap<>();
  private final Set<SourceId> losing = new HashSet<>();
  private final Set<SourceId> answered = new HashSet<>();
  private int unchanged;
  private int linked;

  private Planner(Situation situation, Recipe recipe) {
    this.situation = situation;
    this.reunions = new Reunions(situation, recipe);
    this.heals = new Heals(situation, recipe, reunions);
    this.undoing = new Undoing(situation);
    this.leaving = new Leaving(situation);
    this.licenses = new Licenses(situation);
    this.joining = new Joining(situation, recipe, heals, licenses);
  }

  public static Plan plan(
      Observation seen, Correlation.All correlated, Recipe recipe, PlanRules rules) {
    return new Planner(new Situation(seen, correlated, rules), recipe).plan(correlated);
  }

  private Plan plan(Correlation.All correlated) {
    for (Correlation one : correlated.people()) {
      switch (one) {
        case Correlation.Linked(Person person, Link link, Account account) ->
            known(person, link, account);
        case Correlation.Matched matched -> matched(matched);
        case Correlation.Unknown(Person person) -> unknown(person);
        case Correlation.Lost lost -> lost(lost);
        case Correlation.Unread _ -> {}
        case Correlation.Doubtful doubtful ->
            cases.add(
                Questions.doubtful(doubtful, account -> situation.owner(account).isPresent()));
      }
    }
    cases.addAll(licenses.cases());
    situation
        .rules()
        .missing()
        .forEach(group -> cases.add(Questions.noGroup(group, situation.seen().target())));
    for (Leaver leaver : correlated.leavers()) {
      leaver.account().ifPresent(account -> leaving(leaver, account));
    }
    cases.addAll(MadeForTheGone.cases(situation, correlated));
    cases.addAll(reunions.leftHalfWay());
    Waiting waiting = new Waiting(situation, movers, leaving);
    Set<SourceId> coming = new HashSet<>(movers.keySet());
    cases.addAll(waiting.settle());
    coming.removeAll(movers.keySet());
    coming.removeIf(situation::isLinked);
    accessible.keySet().removeAll(coming);
    others.addAll(waiting.rests());
    situation.seen().unusable().stream()
        .filter(one -> (one.person() && !one.barred()) || situation.isLinked(one.id()))
        .forEach(one -> cases.add(Questions.incomplete(one)));
    Set<SourceId> unusable =
        situation.seen().unusable().stream().map(Unusable::id).collect(toSet());
    takenBack();
    List<Move> moves = new ArrayList<>(others);
    moves.addAll(new Abandoned(situation).moves(unusable, healing()));
    moves.addAll(movers.values());
    moves.addAll(leaving.moves());
    GroupPlanner groups = new GroupPlanner(situation, accessible, leaving.people());
    if (situation.seen().groups().read()) {
      groups.plan();
      cases.addAll(groups.cases());
    }
    List<Change> before = new ArrayList<>(groups.changes());
    moves.forEach(move -> before.addAll(move.changes()));
    Movers movers = Movers.of(before);
    List<Change> changes = new ArrayList<>();
    changes.addAll(
        Ordering.order(
            moves,
            situation.rules().only(),
            groups.removals().stream().filter(one -> !movers.waits(one)).toList()));
    changes.addAll(groups.changes());
    groups.removals().stream().filter(movers::waits).forEach(changes::add);
    return new Plan(
        situation.seen().target(),
        changes,
        concerned(),
        linked,
        unchanged + leaving.unchanged(),
        correlated.orphans().size());
  }

  private void takenBack() {
    for (Heals.Answer answer : undoing.others(answered)) {
      answer
          .undecided()
          .filter(one -> cases.stream().noneMatch(other -> other.key().equals(one.key())))
          .ifPresent(cases::add);
      answer
          .heal()
          .ifPresent(heal ->
              others.add(
                  Move.of(Move.Lane.HEAL, heal.who().person().orElseThrow(), List.of(heal))));
    }
  }

  private Set<SourceId> healing() {
    return movers.values().stream()
        .filter(move -> move.lane() == Move.Lane.HEAL)
        .map(Move::person)
        .collect(toSet());
  }

  private void leaving(Leaver leaver, Account account) {
    countAccess(account);
    if (!isProtected(account, Leaving.who(leaver, account), "would lose access")) {
      leaving.add(leaver, account);
    }
  }

  private boolean isProtected(Account account, Who who, String loss) {
    boolean kept = situation.rules().policies().protection().account(account);
    if (kept) {
      cases.add(Questions.protectedAccount(who, account, loss));
    }
    return kept;
  }

  // Those who left long ago do not make the limit on revocations wider.
  private void countAccess(Account account) {
    if (account.active()) {
      linked++;
    }
  }

  private List<Case> concerned() {
    return cases.stream()
        .filter(one ->
            situation
                .rules()
                .only()
                .map(people -> one.who().person().filter(people::contains).isPresent())
                .orElse(true))
        .toList();
  }

  private void matched(Correlation.Matched matched) {
    Person person = matched.person();
    others.add(
        Move.of(
            Move.Lane.LINK,
            person.id(),
            List.of(new Change.Adopt(Who.of(person), matched.account().id(), matched.evidence()))));
    Link link =
        new Link(
            situation.seen().target(),
            person.id(),
            matched.account().id(),
            Link.State.LIVE,
            situation.seen().at(),
            matched.evidence());
    if (!goesOn(person, Optional.of(matched.account()))) {
      reunions.stopped(person).ifPresent(cases::add);
      linked(person, link, matched.account());
    }
  }

  private void known(Person person, Link link, Account account) {
    Optional<Heals.Answer> undone = undoing.of(person, account);
    if (undone.isPresent()) {
      answered.add(person.id());
      undone.flatMap(Heals.Answer::undecided).ifPresent(cases::add);
      undone
          .flatMap(Heals.Answer::heal)
          .ifPresentOrElse(
              heal -> undo(person, link, account, heal), () -> linked(person, link, account));
      return;
    }
    if (goesOn(person, Optional.of(account))) {
      return;
    }
    reunions.stopped(person).ifPresent(cases::add);
    Optional<Heals.Answer> apart =
        Optional.of(person)
            .filter(Person::active)
            .filter(_ -> Address.same(person.address(), account.address()))
            .flatMap(_ -> reunions.apart(person, account));
    apart.flatMap(Heals.Answer::undecided).ifPresent(cases::add);
    Optional<Change.Heal> heal = apart.flatMap(Heals.Answer::heal);
    if (heal.isPresent()) {
      countAccess(account);
      reunite(person, Optional.of(account), heal.get());
      return;
    }
    linked(person, link, account);
  }

  private void lost(Correlation.Lost lost) {
    Person person = lost.person();
    if (!person.active()) {
      if (!reunions.isLeftHalfWay(person)) {
        cases.add(Questions.lost(lost));
      }
    } else if (!goesOn(person, Optional.empty())) {
      cases.add(reunions.stopped(person).orElseGet(() -> Questions.lost(lost)));
    }
  }

  // What a recipe did for them is taken back, and nothing else is done. Where only access ends,
  // that
  // says nothing about the rest.
  private void undo(Person person, Link link, Account account, Change.Heal heal) {
    if (heal.onlyEndsAccess()) {
      others.add(Move.of(Move.Lane.HEAL, person.id(), List.of(heal)));
      linked(person, link, account);
      return;
    }
    countAccess(account);
    accessible.put(person.id(), Who.of(person));
    movers.put(person.id(), Move.of(Move.Lane.HEAL, person.id(), List.of(heal)));
  }

  /// Whether a recipe was begun that makes their record anew; then nothing else is done to it.
  private boolean goesOn(Person person, Optional<Account> record) {
    Optional<Healing> healing = reunions.underWay(person, record).filter(_ -> person.active());
    if (healing.isEmpty()) {
      return false;
    }
    record.ifPresent(this::countAccess);
    Heals.Answer answer = reunions.goOn(person, healing.get(), record);
    answer.undecided().ifPresent(cases::add);
    if (answer.heal().isPresent()) {
      reunite(person, record, answer.heal().get());
    } else {
      accessible.put(person.id(), Who.of(person));
    }
    return true;
  }

  // Their record is made anew, with all that it shall have.
  private void reunite(Person person, Optional<Account> record, Change.Heal heal) {
    accessible.put(person.id(), Who.of(person));
    Person asBegun = person.at(heal.who().address());
    // Where the record was cut there is nothing to lose: whoever has the address keeps it.
    movers.put(
        person.id(),
        reunions.isCut(person)
            ? Move.of(Move.Lane.HEAL, person.id(), List.of(heal))
            : mover(Move.Lane.HEAL, asBegun, record, List.of(heal)));
  }

  private void linked(Person person, Link link, Account account) {
    countAccess(account);
    if (!person.active()) {
      if (!isProtected(account, Who.of(person), "would lose access")) {
        leaving.add(person, account);
      }
      return;
    }
    Attributes lacking = Wanted.lacking(person, account, situation.seen().traits());
    Optional<Attributes> sent = licenses.sent(person, account, lacking);
    if (sent.isEmpty()) {
      return;
    }
    Attributes differing = taken(person, account, sent.get());
    accessible.put(person.id(), Who.of(person));
    Optional<Healing> underWay =
        situation.healing(person).filter(one -> one.goesOn() || one.isAlarm());
    boolean differs = !Address.same(person.address(), account.address());
    boolean moves =
        (differs || underWay.isPresent())
            && !undoing.isAbout(person)
            && !isProtected(account, Who.of(person), "would be renamed to " + person.address());
    List<Change> changes = new ArrayList<>();
    if (!account.active()) {
      changes.add(Updates.activate(Who.of(person), account, "back in scope at the source"));
    }
    if (moves) {
      move(person, link, account, differing, underWay.isPresent(), changes);
    } else {
      stay(person, account, differing, changes);
    }
  }

  // What is taken waits for nothing else, and fails with nothing else.
  private Attributes taken(Person person, Account account, Attributes differing) {
    Attributes taking = Risk.taking(account.everything(), differing);
    if (taking.isEmpty()) {
      return differing;
    }
    losing.add(person.id());
    others.add(
        Move.staying(
            person.id(),
            List.of(
                Updates.update(
                    Who.of(person), account, taking, "changed in " + person.id().source()))));
    Attributes rest = differing;
    for (String path : taking.values().keySet()) {
      rest = rest.without(path);
    }
    return rest;
  }

  private void stay(Person person, Account account, Attributes differing, List<Change> changes) {
    stay(person, account, differing, changes, Optional.empty());
  }

  /// @param again the address that they were refused, last, so that nothing else waits for it;
  ///   whoever needs their present one waits until they have it
  private void stay(
      Person person,
      Account account,
      Attributes differing,
      List<Change> changes,
      Optional<Change.Update> again) {
    if (!differing.isEmpty()) {
      changes.add(
          Updates.update(Who.of(person), account, differing, "changed in " + person.id().source()));
    }
    situation
        .home(account)
        .map(home -> Updates.home(Who.of(person), account, home))
        .or(() -> again)
        .ifPresent(changes::add);
    if (changes.isEmpty()) {
      unchanged += losing.contains(person.id()) ? 0 : 1;
    } else {
      others.add(Move.staying(person.id(), changes));
    }
  }

  private void move(
      Person person,
      Link link,
      Account account,
      Attributes differing,
      boolean underWay,
      List<Change> changes) {
    String key = Situation.key(person);
    Attributes after = differing.with(Attributes.USER_NAME, person.address());
    Optional<Case> shared = Questions.shared(person, situation.wanting(key));
    if (shared.isPresent()) {
      cases.add(shared.get());
      stay(person, account, differing, changes);
      return;
    }
    boolean owned = situation.holding(key).flatMap(a -> situation.owner(a.id())).isPresent();
    Optional<Holder> holder = Optional.ofNullable(situation.seen().holders().get(key));
    boolean held = underWay || (!owned && holder.isPresent());
    if (held && undoing.isBegun(person)) {
      stay(person, account, differing, changes);
      return;
    }
    if (held) {
      Heals.Answer answer = heals.heal(person, link, account, after, holder);
      if (answer.heal().isPresent()) {
        changes.add(answer.heal().get());
        movers.put(person.id(), mover(Move.Lane.HEAL, person, Optional.of(account), changes));
        return;
      }
      answer.undecided().ifPresent(cases::add);
      boolean asks = !underWay && answer.undecided().isPresent() && mayBeFree(person, holder);
      stay(
          person,
          account,
          differing,
          changes,
          Optional.of(Updates.again(Who.of(person), account, person.address())).filter(_ -> asks));
      return;
    }
    changes.add(Updates.rename(Who.of(person), account, after, person.id()));
    movers.put(person.id(), mover(Move.Lane.RENAME, person, Optional.of(account), changes));
  }

  private void unknown(Person person) {
    if (!person.active()) {
      unchanged++;
      return;
    }
    // Whose record was cut, and whose link somebody cut then, gets no second one.
    if (reunions.isCut(person)) {
      if (!goesOn(person, Optional.empty())) {
        reunions.stopped(person).ifPresent(cases::add);
      }
      return;
    }
    // Nobody is given what is to go back to somebody else.
    if (undoing.isBegun(person) && undoing.isAbout(person)) {
      return;
    }
    Attributes wanted = Wanted.of(person, situation.seen().traits());
    Optional<Case> undecided = joining.undecided(person, wanted);
    if (undecided.isPresent()) {
      cases.add(undecided.get());
      return;
    }
    accessible.put(person.id(), Who.of(person));
    Attributes after = wanted.present().with(Attributes.USER_NAME, person.address());
    Change create =
        new Change.Create(Who.of(person), after, "new in scope at " + person.id().source());
    movers.put(person.id(), mover(Move.Lane.CREATE, person, Optional.empty(), List.of(create)));
  }

  // What nobody shows is asked for again after a while, or when a person says so: the holder may
  // have let go.
  private boolean mayBeFree(Person person, Optional<Holder> holder) {
    return holder
        .filter(one -> one instanceof Holder.Hidden || one instanceof Holder.Unasked)
        .filter(_ -> !refusedLately(person))
        .filter(_ -> !situation.rules().policies().protection().address(person.address()))
        .isPresent();
  }

  private boolean refusedLately(Person person) {
    return Optional.ofNullable(situation.seen().refusals().get(person.id()))
        .filter(situation::isRecent)
        .isPresent();
  }

  private static Move mover(
      Move.Lane lane, Person person, Optional<Account> account, List<Change> changes) {
    // A recipe that was interrupted after its rename has nothing to wait for.
    Optional<String> takes = Optional.of(Situation.key(person));
    Optional<String> vacates = account.map(one -> Address.key(one.address()));
    return takes.equals(vacates)
        ? Move.of(lane, person.id(), changes)
        : new Move(lane, person.id(), account.map(Account::id), changes, takes, vacates);
  }
}
