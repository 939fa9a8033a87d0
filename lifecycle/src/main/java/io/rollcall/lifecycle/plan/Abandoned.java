package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.scim.address.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Recipes that were interrupted, and that nobody goes on with: the person meanwhile left or wants
/// another address, or the recipe has to wait, since the person's account is lost, the address is
/// another one's too, or the source says too little. What they brought back is cut again. Where the
/// address is not wanted any more, a duplicate that has its retired name already is deactivated.
/// What was half undone when the person left stays so, but for access that it gave.
final class Abandoned {
  private final Situation situation;
  private final Remains remains;
  private final Map<SourceId, Person> people = new HashMap<>();

  Abandoned(Situation situation) {
    this.situation = situation;
    this.remains = new Remains(situation);
    situation.seen().people().forEach(person -> people.put(person.id(), person));
  }

  /// @param unusable people of whom the source says too little to conclude anything
  /// @param goingOn people whose recipe goes on in this plan
  List<Move> moves(Set<SourceId> unusable, Set<SourceId> goingOn) {
    return Stream.concat(interrupted(unusable, goingOn), halfUndone(unusable)).toList();
  }

  private Stream<Move> interrupted(Set<SourceId> unusable, Set<SourceId> goingOn) {
    return situation.seen().healings().values().stream()
        .filter(healing -> healing.goesOn() || (healing.isAlarm() && !wanted(healing)))
        .filter(healing -> !goingOn.contains(healing.person()))
        .filter(healing -> !isKept(healing))
        .sorted(comparing(Healing::person))
        .flatMap(healing ->
            (unusable.contains(healing.person()) || wanted(healing)
                    ? putBack(healing)
                    : tidied(healing))
                .stream());
  }

  private Stream<Move> halfUndone(Set<SourceId> unusable) {
    return situation.seen().healings().values().stream()
        .filter(Healing::isUndone)
        .filter(healing -> !isThere(healing) && !unusable.contains(healing.person()))
        .sorted(comparing(Healing::person))
        .map(this::ended);
  }

  private Move ended(Healing healing) {
    String holder = healing.holderId().orElseThrow();
    Step.End end =
        Optional.ofNullable(situation.rules().undo().get(healing.person()))
            .map(undo -> remains.of(undo, true))
            .orElse(Step.End.LEFT);
    String becomes =
        switch (end) {
          case CUT -> "is cut from the organization again, as it was";
          case INACTIVE -> "is deactivated, as it was not active before";
          case ACTIVE, LEFT ->
              "is left as it is" + situation.account(holder).map(Abandoned::as).orElse("");
        };
    return move(
        healing,
        "what gave them %s was half undone, and they are gone; account %s %s"
            .formatted(healing.address(), holder, becomes),
        holder,
        List.of(new Step.Settle(end)));
  }

  private static String as(Account account) {
    return ": %s, %s".formatted(account.address(), account.active() ? "active" : "inactive");
  }

  private boolean isThere(Healing healing) {
    return active(healing).isPresent();
  }

  private Optional<Person> active(Healing healing) {
    return Optional.ofNullable(people.get(healing.person())).filter(Person::active);
  }

  private boolean wanted(Healing healing) {
    return active(healing)
        .filter(person -> Address.same(person.address(), healing.address()))
        .isPresent();
  }

  // A person's record that was cut is made anew, whatever address they want by now; and an account
  // that somebody may still have access by is not forgotten.
  private boolean isKept(Healing healing) {
    return isThere(healing)
        ? healing.reunion().isPresent() && !situation.isUncut(healing)
        : situation.mayHoldAccess(healing);
  }

  // It may be wanted again, so nothing but the stay of what we brought back ends. What may not stay
  // for a reason of its own keeps that reason, and a person decides; otherwise it begins again.
  private Optional<Move> putBack(Healing healing) {
    boolean decided = healing.state() == Healing.State.PUTTING_BACK;
    String why =
        decided
            ? healing.reason()
            : "a recipe for " + healing.address() + " was interrupted, and cannot go on now";
    return situation
        .holding(Address.key(healing.address()))
        .filter(account -> situation.owner(account.id()).isEmpty())
        .filter(account -> weBroughtBack(healing, account))
        .map(account -> move(healing, why, account.id(), List.of(new Step.PutBack(!decided))));
  }

  // Nothing is concluded while nobody can be asked about the holder: the recipe may go on after
  // all.
  private boolean weBroughtBack(Healing healing, Account account) {
    boolean known = healing.broughtBack() && healing.holderId().equals(Optional.of(account.id()));
    return switch (situation.seen().holders().get(Address.key(healing.address()))) {
      case Holder.Visible visible -> situation.weBroughtBack(healing, visible);
      case Holder.Unasked _ -> known && healing.state() == Healing.State.PUTTING_BACK;
      case Holder.Hidden _, Holder.Unseen _, Holder.Recorded _ -> known;
      case null -> known;
    };
  }

  private Optional<Move> tidied(Healing healing) {
    String why =
        "a recipe for "
            + healing.address()
            + " was interrupted, and the address is not wanted any more";
    Optional<Sight> beside =
        healing
            .holderId()
            .filter(id -> situation.owner(id).isEmpty())
            .flatMap(id -> Optional.ofNullable(situation.seen().lost().get(id)));
    if (beside.isPresent()) {
      return Optional.of(over(healing, why, beside.get()));
    }
    Optional<Account> holder =
        healing
            .holderId()
            .flatMap(situation::account)
            .or(() ->
                healing.holderId().isPresent()
                    ? Optional.empty()
                    : situation.holding(Address.key(healing.address())))
            .filter(account -> situation.owner(account.id()).isEmpty());
    Optional<Step> step = holder.flatMap(account -> step(healing, account));
    return step.map(only -> move(healing, why, holder.get().id(), List.of(only)));
  }

  // Ends it in any case, so that nobody is asked about it in every run.
  private Move over(Healing healing, String why, Sight duplicate) {
    boolean disable = situation.retiredBeside(healing).filter(Sight::active).isPresent();
    String left =
        disable
            ? ""
            : "; account %s is left as it is: %s, %s, %s"
                .formatted(
                    duplicate.accountId(),
                    duplicate.address(),
                    duplicate.active() ? "active" : "inactive",
                    duplicate.managed().filter(one -> !one.records().isEmpty()).isPresent()
                        ? "in a directory"
                        : "in no directory");
    return move(
        healing,
        why + left,
        duplicate.accountId(),
        disable ? List.of(new Step.Deactivate()) : List.of());
  }

  private Move move(Healing healing, String why, String holder, List<Step> steps) {
    Change heal =
        new Change.Heal(
            new Who(Optional.of(healing.person()), name(healing), healing.address()),
            healing.rightfulId(),
            Attributes.NONE,
            Attributes.NONE,
            why,
            Optional.of(holder),
            steps);
    return Move.of(Move.Lane.HEAL, healing.person(), List.of(heal));
  }

  private static Optional<Step> step(Healing healing, Account holder) {
    boolean holds = Address.same(holder.address(), healing.address());
    if (holds) {
      return healing.broughtBack() ? Optional.of(new Step.PutBack(true)) : Optional.empty();
    }
    boolean retired = healing.holderId().isPresent() && holder.active();
    return retired ? Optional.of(new Step.Deactivate()) : Optional.empty();
  }

  private String name(Healing healing) {
    Person person = people.get(healing.person());
    return person == null ? healing.address() : person.name();
  }
}
