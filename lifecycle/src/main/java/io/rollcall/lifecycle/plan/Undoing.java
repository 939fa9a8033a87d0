package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Undo;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recipes that a person found to be wrong: the rightful account gets the name back that it had,
/// the holder its address, and it is as active, or as absent, as it was.
final class Undoing {
  private final Situation situation;

  Undoing(Situation situation) {
    this.situation = situation;
  }

  Optional<Undo> of(Person person) {
    return Optional.ofNullable(situation.rules().undo().get(person.id()));
  }

  /// The steps that are left, or why there are none.
  ///
  /// @param account the person's own
  Heals.Answer plan(Person person, Account account, Undo undo) {
    Healing healing = undo.healing();
    String holder = healing.holderId().orElseThrow();
    Optional<Account> visible = situation.account(holder);
    Optional<String> called =
        visible.map(Account::address).or(() -> undo.beside().map(Sight::address));
    Optional<String> hindrance = hindrance(person, account, undo, called);
    if (hindrance.isPresent()) {
      return new Heals.Answer(
          Optional.empty(),
          Optional.of(
              new Case(
                  Who.of(person),
                  Case.Kind.HELD_ADDRESS,
                  healing.address(),
                  "the recipe that gave them %s cannot be undone: %s"
                      .formatted(healing.address(), hindrance.get()),
                  "Do by hand what is left: `./rollcall explain %s` shows what was done"
                      .formatted(healing.address()))));
    }
    List<Step> steps = new ArrayList<>();
    if (holds(account, healing)) {
      steps.add(new Step.GiveWay(account.id(), undo.previous().orElseThrow()));
    }
    steps.add(new Step.GiveBack(healing.address()));
    steps.add(
        new Step.Settle(
            healing.broughtBack()
                ? Step.End.CUT
                : undo.wasActive() ? Step.End.ACTIVE : Step.End.INACTIVE));
    return new Heals.Answer(
        Optional.of(
            new Change.Heal(
                Who.of(person.at(healing.address())),
                account.id(),
                Attributes.NONE,
                Attributes.NONE,
                "somebody asked to undo what gave them %s: account %s gets it back%s"
                    .formatted(
                        healing.address(),
                        holder,
                        undo.cutLoose()
                            ? ", and is in no directory until it is provisioned again there"
                            : ""),
                Optional.of(holder),
                steps)),
        Optional.empty());
  }

  private static boolean holds(Account account, Healing healing) {
    return Address.same(account.address(), healing.address());
  }

  private Optional<String> hindrance(
      Person person, Account account, Undo undo, Optional<String> called) {
    Healing healing = undo.healing();
    String holder = healing.holderId().orElseThrow();
    String address = healing.address();
    if (healing.reunion().isPresent()) {
      return Optional.of(
          "their record was made anew, and a record that is gone cannot be had back");
    }
    if (!account.id().equals(healing.rightfulId())) {
      return Optional.of("they have another account now, " + account.id());
    }
    if (called.isEmpty()) {
      return Optional.of("account " + holder + " is not shown any more");
    }
    Step.Retire retire = new Step.Retire(address, Names.retiredPattern(address));
    boolean has = Address.same(called.get(), address);
    if (!has && !retire.isNameOf(holder, called.get())) {
      return Optional.of("account %s is called %s by now".formatted(holder, called.get()));
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
    if (!holds(account, healing)) {
      return Optional.empty();
    }
    if (undo.previous().isEmpty()) {
      return Optional.of("nothing tells what account " + account.id() + " was called before");
    }
    if (!account.active()) {
      return Optional.of("account " + account.id() + " is not active, so it gets no other address");
    }
    return situation
        .holding(Address.key(undo.previous().get()))
        .map(one -> "account %s has %s by now".formatted(one.id(), undo.previous().get()));
  }

  private boolean isProtected(Account account, String holder, String address) {
    var protection = situation.rules().policies().protection();
    return protection.account(account)
        || protection.address(address)
        || protection.id(holder)
        || situation.account(holder).filter(protection::account).isPresent();
  }
}
