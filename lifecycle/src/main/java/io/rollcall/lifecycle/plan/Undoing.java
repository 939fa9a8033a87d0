package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Undo;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
          .map(one -> undecided(person, one, "they are not active at the source any more"));
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
    Optional<String> over =
        undo.healing().isUndone() ? over(person, account, undo, called) : Optional.empty();
    if (over.isPresent()) {
      Step.End end = remains.of(undo, false);
      return heal(
          person,
          account,
          "what gave them %s is not taken back any further: %s%s"
              .formatted(
                  undo.healing().address(),
                  over.get(),
                  end == Step.End.LEFT ? "" : "; it is deactivated, as it was not active before"),
          undo,
          List.of(new Step.Settle(end)));
    }
    Optional<String> hindrance = hindrance(person, account, undo, called).or(undo::refused);
    return hindrance.isPresent()
        ? undecided(person, undo, hindrance.get())
        : heal(
            person,
            account,
            "somebody asked to undo what gave them %s: account %s gets it back%s"
                .formatted(undo.healing().address(), undo.holderId(), aside(undo)),
            undo,
            steps(account, undo));
  }

  // What does not come back.
  private static String aside(Undo undo) {
    if (undo.cutLoose()) {
      return ", and is in no directory until it is provisioned again there";
    }
    boolean doubtful =
        undo.healing().broughtBack() && !undo.was().equals(Optional.of(Step.End.CUT));
    return doubtful ? ", and stays inactive, since nothing shows that it came back by us" : "";
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

  // Somebody else decided what becomes of the holder, or that it stays as it is.
  private Optional<String> over(
      Person person, Account account, Undo undo, Optional<String> called) {
    String holder = undo.holderId();
    boolean left =
        situation
            .verdict(person.id(), holder)
            .filter(one -> one.is(Verdict.Meaning.KEEP))
            .isPresent();
    if (left) {
      return Optional.of("somebody decided that account %s stays as it is".formatted(holder));
    }
    return holds(account, undo.healing())
            || called.filter(name -> Remains.isOurs(undo, name)).isPresent()
        ? Optional.empty()
        : Optional.of(whatBecameOf(holder, called));
  }

  private static String whatBecameOf(String holder, Optional<String> called) {
    return called
        .map(name -> "account %s is called %s by now".formatted(holder, name))
        .orElse("account %s is not shown any more".formatted(holder));
  }

  private static Heals.Answer heal(
      Person person, Account account, String reason, Undo undo, List<Step> steps) {
    return new Heals.Answer(
        Optional.of(
            new Change.Heal(
                Who.of(person.at(undo.healing().address())),
                account.id(),
                Attributes.NONE,
                Attributes.NONE,
                reason,
                Optional.of(undo.holderId()),
                steps)),
        Optional.empty());
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

  private Heals.Answer undecided(Person person, Undo undo, String hindrance) {
    String address = undo.healing().address();
    if (!undo.healing().isUndone()) {
      return undecided(
          person,
          address,
          "the recipe that gave them %s cannot be undone: %s".formatted(address, hindrance),
          "Do by hand what is left: `./rollcall explain %s` shows what was done"
              .formatted(address));
    }
    Heals.Answer begun =
        undecided(
            person,
            address,
            "the recipe that gave them %s is half undone, and it cannot go on: %s"
                .formatted(address, hindrance),
            "Once that is mended the next run goes on, unless somebody decides that all stays as it is");
    Choice leave =
        Choice.of(
            "leave",
            "account %s, and account %s goes by the source again"
                .formatted(
                    undo.holderId()
                        + (remains.of(undo, false) == Step.End.LEFT
                            ? " stays as it is now, as nobody's duplicate"
                            : " keeps its name, as nobody's duplicate, and is deactivated, as it was not active before"),
                    undo.healing().rightfulId()),
            undo.holderId(),
            Verdict.Meaning.KEEP);
    return new Heals.Answer(
        Optional.empty(), begun.undecided().map(one -> one.decidedBy(List.of(leave))));
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
