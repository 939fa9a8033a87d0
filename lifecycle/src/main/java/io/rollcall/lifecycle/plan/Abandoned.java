package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.scim.address.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Recipes that were interrupted, and whose person meanwhile left or wants another address. What
/// they brought back is cut again; a duplicate that has its retired name already is deactivated.
final class Abandoned {
  private final Situation situation;
  private final Map<SourceId, Person> people = new HashMap<>();

  Abandoned(Situation situation) {
    this.situation = situation;
    situation.seen().people().forEach(person -> people.put(person.id(), person));
  }

  /// @param unusable people of whom the source says too little to conclude anything
  List<Move> moves(Set<SourceId> unusable) {
    return situation.seen().healings().values().stream()
        .filter(Healing::goesOn)
        .filter(healing -> !unusable.contains(healing.person()) && !wanted(healing))
        .sorted(comparing(Healing::person))
        .flatMap(healing -> tidied(healing).stream())
        .toList();
  }

  private boolean wanted(Healing healing) {
    Person person = people.get(healing.person());
    return person != null && person.active() && Address.same(person.address(), healing.address());
  }

  private Optional<Move> tidied(Healing healing) {
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
    if (step.isEmpty()) {
      return Optional.empty();
    }
    Change heal =
        new Change.Heal(
            new Who(Optional.of(healing.person()), name(healing), healing.address()),
            healing.rightfulId(),
            Attributes.NONE,
            Attributes.NONE,
            "a recipe for "
                + healing.address()
                + " was interrupted, and the address is not wanted any more",
            holder.map(Account::id),
            List.of(step.get()));
    return Optional.of(Move.of(Move.Lane.HEAL, healing.person(), List.of(heal)));
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
