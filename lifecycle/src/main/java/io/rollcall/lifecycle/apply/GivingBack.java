package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The steps that take back what a recipe did. Each finds itself done.
final class GivingBack {
  private final Standing standing;
  private final Store store;
  private final Target target;
  private final World world;
  private final Clock clock;

  GivingBack(Standing standing, Store store, Target target, World world, Clock clock) {
    this.standing = standing;
    this.store = store;
    this.target = target;
    this.world = world;
    this.clock = clock;
  }

  /// Nothing has been changed yet when this stops.
  StepResult giveWay(Step.GiveWay way) {
    Answer answer = change(way.accountId(), Attributes.of(Attributes.USER_NAME, way.address()));
    return goOn(
        answer,
        way.accountId(),
        "account %s is %s again".formatted(way.accountId(), way.address()));
  }

  StepResult giveBack(Step.GiveBack back) {
    String holder = standing.holder();
    Optional<Account> visible = target.read(holder);
    String told = "account %s is %s again".formatted(holder, back.address());
    if (visible.isEmpty()) {
      Stewardship steward = target.stewardship().orElseThrow();
      Optional<Sight> seen = steward.account(holder);
      return seen.filter(sight -> Address.same(sight.address(), back.address())).isPresent()
          ? new StepResult.GoOn(told)
          : goOn(
              send(
                  holder,
                  Attributes.of(Attributes.USER_NAME, seen.map(Sight::address).orElse("")),
                  Attributes.of(Attributes.USER_NAME, back.address()),
                  () -> steward.changeAddress(holder, back.address())),
              holder,
              told);
    }
    if (Address.same(visible.get().address(), back.address())) {
      return new StepResult.GoOn(told);
    }
    if (!visible.get().active()) {
      Answer answer = change(holder, Attributes.of(Attributes.ACTIVE, "true"));
      if (!(answer instanceof Answer.Done)) {
        return goOn(answer, holder, "");
      }
    }
    return goOn(change(holder, Attributes.of(Attributes.USER_NAME, back.address())), holder, told);
  }

  StepResult settle(Step.Settle settle) {
    String holder = standing.holder();
    Optional<Account> visible = target.read(holder);
    Optional<Answer> answer =
        switch (settle.as()) {
          case ACTIVE -> active(holder, visible, true);
          case INACTIVE -> active(holder, visible, false);
          case CUT ->
              visible.map(
                  _ -> send(holder, Attributes.NONE, Attributes.NONE, () -> target.delete(holder)));
        };
    boolean done =
        answer
            .filter(one -> !(one instanceof Answer.Done || one instanceof Answer.Missing))
            .isEmpty();
    if (!done) {
      return goOn(answer.orElseThrow(), holder, "");
    }
    forget();
    return new StepResult.GoOn("account " + holder + " is as it was");
  }

  private Optional<Answer> active(String holder, Optional<Account> visible, boolean active) {
    Attributes after = Attributes.of(Attributes.ACTIVE, Boolean.toString(active));
    if (visible.isPresent()) {
      return visible.filter(one -> one.active() != active).map(_ -> change(holder, after));
    }
    Stewardship steward = target.stewardship().orElseThrow();
    return steward
        .account(holder)
        .filter(sight -> sight.active() != active)
        .map(_ ->
            send(
                holder,
                Attributes.of(Attributes.ACTIVE, Boolean.toString(!active)),
                after,
                () -> active ? steward.enable(holder) : steward.disable(holder)));
  }

  // It is nobody's duplicate, and nobody is asked again.
  private void forget() {
    store
        .verdicts()
        .put(
            target.name(),
            List.of(
                new Verdict(
                    standing.person(),
                    standing.holder(),
                    Verdict.Meaning.NOT_THEIRS,
                    clock.instant())));
    store.links().ofAccount(target.name(), standing.holder()).stream()
        .filter(link -> link.person().equals(standing.person()))
        .forEach(link ->
            store.links().put(link.to(Link.State.SEVERED, clock.instant(), Link.CUT_BY_HAND)));
    store.healings().forget(target.name(), standing.person());
  }

  private Answer change(String accountId, Attributes after) {
    Attributes before =
        world.account(accountId).map(Account::everything).map(after::asIn).orElse(Attributes.NONE);
    Answer answer = send(accountId, before, after, () -> target.change(accountId, after));
    if (answer instanceof Answer.Done(Optional<Account> account)) {
      account.ifPresent(world::put);
    }
    return answer;
  }

  private Answer send(
      String accountId, Attributes before, Attributes after, Supplier<Answer> request) {
    return standing.send("heal: undo", Optional.of(accountId), before, after, List.of(), request);
  }

  private StepResult goOn(Answer answer, String accountId, String told) {
    return answer instanceof Answer.Done
        ? new StepResult.GoOn(told)
        : standing.pause("account " + accountId + ": " + Answer.text(answer));
  }
}
