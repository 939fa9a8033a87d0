package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
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

  /// Where this is refused at the first attempt, nothing has been changed, and nothing is under
  /// way.
  StepResult giveWay(Step.GiveWay way) {
    Answer answer = change(way.accountId(), Attributes.of(Attributes.USER_NAME, way.address()));
    if (answer instanceof Answer.Done) {
      return new StepResult.GoOn(
          "account %s is %s again".formatted(way.accountId(), way.address()));
    }
    if (standing.isHalfUndone()) {
      return isActiveForThis()
          ? switchedOff(way.accountId(), answer, standing.holder())
          : standing.refused("account " + way.accountId() + ": " + Answer.text(answer));
    }
    Healing healing = standing.healing();
    standing.now(healing.to(Healing.State.DONE, healing.reason()));
    return standing.wait(
        "nothing was undone, since account %s does not get its former address %s: %s"
            .formatted(way.accountId(), way.address(), Answer.text(answer)));
  }

  StepResult giveBack(Step.GiveBack back) {
    decide();
    String holder = standing.holder();
    Optional<Account> visible = target.read(holder);
    Optional<Sight> beside = visible.isPresent() ? Optional.empty() : beside(holder);
    Optional<String> called = visible.map(Account::address).or(() -> beside.map(Sight::address));
    if (called.isEmpty()) {
      return standing.wait("account " + holder + " is not shown any more");
    }
    String address = back.address();
    String told = "account %s is %s again".formatted(holder, address);
    if (Address.same(called.get(), address)) {
      return new StepResult.GoOn(told);
    }
    if (!isRetired(holder, called.get())) {
      return standing.wait("account %s is called %s by now".formatted(holder, called.get()));
    }
    if (visible.isEmpty()) {
      return goOn(readdress(holder, called.get(), address), holder, told);
    }
    boolean inactive = !visible.get().active();
    if (inactive) {
      Answer answer = change(holder, Attributes.of(Attributes.ACTIVE, "true"));
      if (!(answer instanceof Answer.Done)) {
        return goOn(answer, holder, "");
      }
    }
    Answer answer = change(holder, Attributes.of(Attributes.USER_NAME, address));
    return answer instanceof Answer.Done || !(inactive || endsWithoutAccess())
        ? goOn(answer, holder, told)
        : switchedOff(holder, answer, holder);
  }

  private boolean isActiveForThis() {
    return endsWithoutAccess()
        && target.read(standing.holder()).filter(Account::active).isPresent();
  }

  private boolean endsWithoutAccess() {
    return standing.heal().steps().stream()
        .anyMatch(step ->
            step instanceof Step.Settle(Step.End as)
                && (as == Step.End.CUT || as == Step.End.INACTIVE));
  }

  // Whoever was active only to get its address back has no access while a person decides.
  private StepResult switchedOff(String accountId, Answer refused, String holder) {
    Answer answer = change(holder, Attributes.of(Attributes.ACTIVE, "false"));
    String still =
        answer instanceof Answer.Done
            ? ""
            : "; and it stays active, which it was not before: " + Answer.text(answer);
    return standing.refused("account " + accountId + ": " + Answer.text(refused) + still);
  }

  private Optional<Sight> beside(String holder) {
    return target.stewardship().flatMap(steward -> steward.account(holder));
  }

  private Answer readdress(String holder, String from, String to) {
    Stewardship steward = target.stewardship().orElseThrow();
    return send(
        holder,
        Attributes.of(Attributes.USER_NAME, from),
        Attributes.of(Attributes.USER_NAME, to),
        () -> steward.changeAddress(holder, to));
  }

  StepResult settle(Step.Settle settle) {
    String holder = standing.holder();
    Optional<StepResult> hindered =
        switch (settle.as()) {
          case ACTIVE -> active(holder, true);
          case INACTIVE -> active(holder, false);
          case CUT -> cut(holder);
          case LEFT -> Optional.empty();
        };
    if (hindered.isPresent()) {
      return hindered.get();
    }
    forget(settle.as());
    return new StepResult.GoOn(
        "account %s is %s"
            .formatted(holder, settle.as() == Step.End.LEFT ? "left as it is" : "as it was"));
  }

  StepResult switchOff() {
    String holder = standing.holder();
    return active(holder, false)
        .orElseGet(() -> new StepResult.GoOn("account " + holder + " is deactivated"));
  }

  private Optional<StepResult> active(String holder, boolean active) {
    Optional<Account> visible = target.read(holder);
    Optional<Sight> beside = visible.isPresent() ? Optional.empty() : beside(holder);
    Optional<String> called = visible.map(Account::address).or(() -> beside.map(Sight::address));
    if (called.isEmpty()) {
      return Optional.of(standing.wait("account " + holder + " is not shown any more"));
    }
    Optional<StepResult> another = active ? Optional.empty() : another(holder, called.get());
    if (another.isPresent()) {
      return another;
    }
    Attributes after = Attributes.of(Attributes.ACTIVE, Boolean.toString(active));
    if (visible.isPresent()) {
      return visible
          .filter(one -> one.active() != active)
          .flatMap(_ -> unlessDone(change(holder, after), holder));
    }
    Stewardship steward = target.stewardship().orElseThrow();
    return beside
        .filter(sight -> sight.active() != active)
        .flatMap(_ ->
            unlessDone(
                send(
                    holder,
                    Attributes.of(Attributes.ACTIVE, Boolean.toString(!active)),
                    after,
                    () -> active ? steward.enable(holder) : steward.disable(holder)),
                holder));
  }

  // Nobody who found a use for the account loses access by this.
  private Optional<StepResult> another(String holder, String called) {
    if (!Address.same(called, standing.address()) && !isRetired(holder, called)) {
      return Optional.of(standing.wait("account %s is called %s by now".formatted(holder, called)));
    }
    return store.links().ofAccount(target.name(), holder).stream().anyMatch(Link::live)
        ? Optional.of(standing.wait("account " + holder + " is somebody's by now"))
        : Optional.empty();
  }

  private boolean isRetired(String holder, String called) {
    String address = standing.address();
    return new Step.Retire(address, Names.retiredPattern(address)).isNameOf(holder, called);
  }

  // Only what is still as it was given back.
  private Optional<StepResult> cut(String holder) {
    Optional<Account> visible = target.read(holder);
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    String called = visible.get().address();
    if (!Address.same(called, standing.address())) {
      return Optional.of(standing.wait("account %s is called %s by now".formatted(holder, called)));
    }
    Optional<StepResult> another = another(holder, called);
    if (another.isPresent()) {
      return another;
    }
    Answer answer =
        send(
            holder,
            Attributes.of(Attributes.USER_NAME, called),
            Attributes.NONE,
            () -> target.delete(holder));
    boolean gone = answer instanceof Answer.Done || answer instanceof Answer.Missing;
    return gone
        ? Optional.empty()
        : Optional.of(
            visible.get().active()
                ? switchedOff(holder, answer, holder)
                : standing.refused("account " + holder + ": " + Answer.text(answer)));
  }

  private Optional<StepResult> unlessDone(Answer answer, String holder) {
    return Optional.of(answer)
        .filter(one -> !(one instanceof Answer.Done))
        .map(one -> goOn(one, holder, ""));
  }

  // Written before the holder has its address again: it is nobody's duplicate, and nothing heals it
  // whatever becomes of the rest.
  private void decide() {
    store.verdicts().put(target.name(), List.of(nobodysDuplicate()));
  }

  private Verdict nobodysDuplicate() {
    return new Verdict(
        standing.person(), standing.holder(), Verdict.Meaning.NOT_THEIRS, clock.instant());
  }

  private void forget(Step.End as) {
    boolean hasItAgain =
        as == Step.End.CUT
            || standing.heal().steps().stream().anyMatch(Step.GiveBack.class::isInstance);
    String why = hasItAgain ? Link.gaveBack(standing.address()) : Link.CUT_BY_HAND;
    List<Link> severed =
        store.links().ofAccount(target.name(), standing.holder()).stream()
            .filter(link -> link.person().equals(standing.person()))
            .map(link -> link.to(Link.State.SEVERED, clock.instant(), why))
            .toList();
    store.healings().forget(target.name(), nobodysDuplicate(), severed);
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
        : standing.refused("account " + accountId + ": " + Answer.text(answer));
  }
}
