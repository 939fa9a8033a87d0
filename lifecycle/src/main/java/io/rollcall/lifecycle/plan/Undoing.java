package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Undo;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Recipes that a person found to be wrong: the rightful account gets the name back that it had,
/// the holder its address, and it is as active, or as absent, as it was.
final class Undoing {
  private final Situation situation;
  private final Remains remains;

  Undoing(Situation situation) {
    this.situation = situation;
    this.remains = new Remains(situation);
  }

  /// Whether a recipe is to be taken back that is about the address that the person shall have:
  /// then their account does not get it.
  boolean isAbout(Person person) {
    return undo(person)
        .filter(undo -> Address.same(undo.healing().address(), person.address()))
        .isPresent();
  }

  /// Whether what a recipe did for them is half undone: then no other begins.
  boolean isBegun(Person person) {
    return undo(person).filter(undo -> undo.healing().isUndone()).isPresent();
  }

  /// The steps that are left, or why there are none.
  ///
  /// @param account the person's own
  /// @return empty where there is nothing to take back
  Optional<Heals.Answer> of(Person person, Account account) {
    Optional<Undo> undo = undo(person);
    if (undo.isPresent() && !person.active()) {
      // Whoever leaves loses access first, and what was begun is over.
      return undo.filter(one -> !one.healing().isUndone())
          .map(one ->
              new Heals.Answer(
                  Optional.empty(),
                  Optional.of(
                      cannot(Who.of(person), one, "they are not active at the source any more"))));
    }
    return undo.map(one -> plan(person, account, one));
  }

  private Optional<Undo> undo(Person person) {
    return Optional.ofNullable(situation.rules().undo().get(person.id()));
  }

  private Heals.Answer plan(Person person, Account account, Undo undo) {
    Optional<String> called = Remains.called(situation, undo);
    if (called.isEmpty() && undo.unasked().isPresent()) {
      return unasked(person, undo);
    }
    Optional<Change.Heal> ended =
        ended(Who.of(person), account.id(), undo, called, holds(account, undo.healing()));
    if (ended.isPresent()) {
      return new Heals.Answer(ended, Optional.empty());
    }
    Optional<String> hindrance = hindrance(person, account, undo, called).or(undo::refused);
    return hindrance.isPresent()
        ? hindered(Who.of(person), account.id(), undo, hindrance.get())
        : heal(
            person,
            account,
            "somebody asked to undo what gave them %s: account %s gets it back%s"
                .formatted(undo.healing().address(), undo.holderId(), aside(undo)),
            undo,
            steps(account, undo));
  }

  // What was done to its end before an answer was lost, what somebody decided to leave, and where
  // there is nothing left to give back or to get out of the way.
  private Optional<Change.Heal> ended(
      Who who, String accountId, Undo undo, Optional<String> called, boolean inTheWay) {
    if (!undo.healing().isUndone()) {
      return Optional.empty();
    }
    String holder = undo.holderId();
    if (undo.isCutAgain(called)) {
      String reason =
          "what gave them %s is taken back: account %s has it, and was cut from the organization again"
              .formatted(undo.healing().address(), holder);
      return Optional.of(
          heal(who, accountId, reason, undo, List.of(new Step.Settle(Step.End.CUT))));
    }
    boolean decided =
        situation
            .verdict(undo.healing().person(), holder)
            .filter(one -> one.is(Verdict.Meaning.KEEP))
            .isPresent();
    if (decided) {
      String why = "somebody decided that account %s stays as it is".formatted(holder);
      return Optional.of(left(who, accountId, undo, why));
    }
    boolean over =
        !inTheWay
            && undo.unasked().isEmpty()
            && called.filter(name -> Remains.isOurs(undo, name)).isEmpty();
    return over
        ? Optional.of(left(who, accountId, undo, whatBecameOf(holder, called)))
        : Optional.empty();
  }

  private Change.Heal left(Who who, String accountId, Undo undo, String why) {
    Step.End end = remains.of(undo, false);
    return heal(
        who,
        accountId,
        "what gave them %s is not taken back any further: %s%s"
            .formatted(
                undo.healing().address(),
                why,
                end == Step.End.LEFT ? "" : "; it is deactivated, as it was not active before"),
        undo,
        List.of(new Step.Settle(end)));
  }

  private Heals.Answer hindered(Who who, String accountId, Undo undo, String hindrance) {
    return new Heals.Answer(
        switchedOff(who, accountId, undo), Optional.of(cannot(who, undo, hindrance)));
  }

  // Whoever was active only to get its address back has no access while that cannot be.
  private Optional<Change.Heal> switchedOff(Who who, String accountId, Undo undo) {
    boolean due =
        undo.healing().isUndone()
            && undo.refused().isEmpty()
            && undo.unasked().isEmpty()
            && remains.of(undo, false) == Step.End.INACTIVE;
    String reason =
        "what gave them %s cannot be taken back any further now; account %s was not active before"
            .formatted(undo.healing().address(), undo.holderId());
    return due
        ? Optional.of(heal(who, accountId, reason, undo, List.of(new Step.SwitchOff())))
        : Optional.empty();
  }

  /// What becomes of what is to be taken back of those who have no account, or are gone. What was
  /// begun for whoever is gone is given up, see {@link Abandoned}.
  ///
  /// @param answered whose account was looked at
  List<Heals.Answer> others(Set<SourceId> answered) {
    if (situation.rules().undo().isEmpty()) {
      return List.of();
    }
    Map<SourceId, Person> people =
        situation.seen().people().stream().collect(toMap(Person::id, one -> one));
    Set<SourceId> unusable =
        situation.seen().unusable().stream().map(Unusable::id).collect(toSet());
    return situation.rules().undo().values().stream()
        .filter(undo -> !answered.contains(undo.healing().person()))
        .sorted(comparing(undo -> undo.healing().person()))
        .flatMap(undo -> {
          SourceId id = undo.healing().person();
          Optional<Person> person = Optional.ofNullable(people.get(id));
          String why =
              unusable.contains(id)
                  ? "the source says too little about them"
                  : person.filter(Person::active).isPresent()
                      ? "they have no account here that is known to be theirs"
                      : "they are not active at the source any more";
          boolean isGivenUp =
              undo.healing().isUndone()
                  && !unusable.contains(id)
                  && person.filter(Person::active).isEmpty();
          return isGivenUp ? Stream.empty() : Stream.of(other(person, undo, why));
        })
        .toList();
  }

  private Heals.Answer other(Optional<Person> person, Undo undo, String why) {
    Healing healing = undo.healing();
    Who who =
        person
            .map(Who::of)
            .orElseGet(
                () -> new Who(Optional.of(healing.person()), healing.address(), healing.address()));
    Optional<Change.Heal> ended =
        ended(who, healing.rightfulId(), undo, Remains.called(situation, undo), false);
    return ended.isPresent()
        ? new Heals.Answer(ended, Optional.empty())
        : hindered(who, healing.rightfulId(), undo, why);
  }

  // What does not come back.
  private static String aside(Undo undo) {
    if (undo.cutLoose()) {
      return ", and is in no directory until it is provisioned again there";
    }
    if (!undo.healing().broughtBack()) {
      return "";
    }
    return undo.was().equals(Optional.of(Step.End.CUT))
        ? ", but not the given and family name that it had"
        : ", and stays inactive, since nothing shows that it came back by us";
  }

  private List<Step> steps(Account account, Undo undo) {
    String address = undo.healing().address();
    List<Step> steps = new ArrayList<>();
    if (holds(account, undo.healing())) {
      steps.add(new Step.GiveWay(account.id(), undo.previous().orElseThrow()));
    }
    steps.add(new Step.GiveBack(address));
    steps.add(new Step.Settle(undo.was().orElseGet(() -> isActive(undo))));
    return steps;
  }

  // What no recipe changed stays as it is.
  private Step.End isActive(Undo undo) {
    boolean active =
        situation
            .account(undo.holderId())
            .map(Account::active)
            .or(() -> undo.beside().map(Sight::active))
            .orElse(false);
    return active ? Step.End.ACTIVE : Step.End.INACTIVE;
  }

  private static String whatBecameOf(String holder, Optional<String> called) {
    return called
        .map(name -> "account %s is called %s by now".formatted(holder, name))
        .orElse("account %s is not shown any more".formatted(holder));
  }

  private static Heals.Answer heal(
      Person person, Account account, String reason, Undo undo, List<Step> steps) {
    return new Heals.Answer(
        Optional.of(heal(Who.of(person), account.id(), reason, undo, steps)), Optional.empty());
  }

  private static Change.Heal heal(
      Who who, String accountId, String reason, Undo undo, List<Step> steps) {
    return new Change.Heal(
        new Who(who.person(), who.name(), undo.healing().address()),
        accountId,
        Attributes.NONE,
        Attributes.NONE,
        reason,
        Optional.of(undo.holderId()),
        steps);
  }

  private Heals.Answer unasked(Person person, Undo undo) {
    String address = undo.healing().address();
    return undecided(
        person,
        address,
        "the recipe that gave them %s cannot be undone now: account %s could not be asked about: %s"
            .formatted(address, undo.holderId(), undo.unasked().orElseThrow()),
        undo.healing().isUndone()
            ? "The next run asks again"
            : "Try again: `./rollcall heal %s --undo`".formatted(address));
  }

  private Case cannot(Who who, Undo undo, String hindrance) {
    String address = undo.healing().address();
    if (!undo.healing().isUndone()) {
      return new Case(
          who,
          Case.Kind.HELD_ADDRESS,
          address,
          "the recipe that gave them %s cannot be undone: %s".formatted(address, hindrance),
          "Do by hand what is left: `./rollcall explain %s` shows what was done"
              .formatted(address));
    }
    Choice leave =
        Choice.of(
            "leave",
            "account %s, and %s by the source again"
                .formatted(
                    undo.holderId()
                        + (remains.of(undo, false) == Step.End.LEFT
                            ? " stays as it is now, as nobody's duplicate"
                            : " keeps its name, as nobody's duplicate, and is deactivated, as it was not active before"),
                    situation.account(undo.healing().rightfulId()).isPresent()
                        ? "account %s goes".formatted(undo.healing().rightfulId())
                        : "they go"),
            undo.holderId(),
            Verdict.Meaning.KEEP);
    return new Case(
            who,
            Case.Kind.HELD_ADDRESS,
            address,
            "the recipe that gave them %s is half undone, and it cannot go on: %s"
                .formatted(address, hindrance),
            "Once that is mended the next run goes on, unless somebody decides that all stays as it is")
        .decidedBy(List.of(leave));
  }

  private static Heals.Answer undecided(Person person, String address, String text, String next) {
    return new Heals.Answer(
        Optional.empty(),
        Optional.of(new Case(Who.of(person), Case.Kind.HELD_ADDRESS, address, text, next)));
  }

  private static boolean holds(Account account, Healing healing) {
    return Address.same(account.address(), healing.address());
  }

  private Optional<String> hindrance(
      Person person, Account account, Undo undo, Optional<String> called) {
    Healing healing = undo.healing();
    String holder = undo.holderId();
    String address = healing.address();
    if (healing.reunion().isPresent()) {
      return Optional.of(
          "their record was made anew, and a record that is gone cannot be had back");
    }
    if (!undo.retired()) {
      return Optional.of("account " + holder + " gave it up by itself");
    }
    if (!account.id().equals(healing.rightfulId())) {
      return Optional.of("they have another account now, " + account.id());
    }
    if (called.filter(name -> Remains.isOurs(undo, name)).isEmpty()) {
      return Optional.of(whatBecameOf(holder, called));
    }
    if (situation.owner(holder).filter(one -> !one.equals(person.id())).isPresent()) {
      return Optional.of("account " + holder + " is somebody's by now");
    }
    if (isProtected(account, holder, address)) {
      return Optional.of("the configuration protects one of the two");
    }
    Optional<Account> other =
        situation
            .holding(Address.key(address))
            .filter(one -> !one.id().equals(account.id()) && !one.id().equals(holder));
    if (other.isPresent()) {
      return Optional.of("account %s has %s by now".formatted(other.get().id(), address));
    }
    Optional<String> others =
        called.filter(name -> Address.same(name, address)).isPresent()
            ? Optional.empty()
            : wanted(person, address);
    return others.or(
        () -> holds(account, healing) ? stays(person, account, undo) : Optional.empty());
  }

  /// Who else shall have an address by the source.
  private Optional<String> wanted(Person person, String address) {
    Set<SourceId> others = new HashSet<>(situation.wanting(Address.key(address)));
    others.remove(person.id());
    return situation.seen().people().stream()
        .filter(one -> others.contains(one.id()))
        .min(comparing(Person::id))
        .map(one -> "%s (%s) shall have %s by now".formatted(one.name(), one.id(), address));
  }

  // Why the person's account cannot have its former address.
  private Optional<String> stays(Person person, Account account, Undo undo) {
    if (undo.previous().isEmpty()) {
      return Optional.of("nothing tells what account " + account.id() + " was called before");
    }
    if (!account.active()) {
      return Optional.of("account " + account.id() + " is not active, so it gets no other address");
    }
    String previous = undo.previous().get();
    if (Names.made(previous).isPresent()) {
      return Optional.of(
          "account %s was only called %s before, which is nobody's address"
              .formatted(account.id(), previous));
    }
    return situation
        .holding(Address.key(previous))
        .map(one -> "account %s has %s by now".formatted(one.id(), previous))
        .or(() -> wanted(person, previous));
  }

  private boolean isProtected(Account account, String holder, String address) {
    var protection = situation.rules().policies().protection();
    return protection.account(account)
        || protection.address(address)
        || protection.id(holder)
        || situation.account(holder).filter(protection::account).isPresent();
  }
}
