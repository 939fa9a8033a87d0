package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The steps of one recipe that bring an account back which was cut from the organization, look at
/// it, and cut it again where that was a mistake.
final class BringingBack {
  private final Standing standing;
  private final Store store;
  private final Target target;
  private final World world;

  BringingBack(Standing standing, Store store, Target target, World world) {
    this.standing = standing;
    this.store = store;
    this.target = target;
    this.world = world;
  }

  StepResult bringBack(Step.BringBack back) {
    standing.now(standing.healing().bringingBack());
    Answer answer =
        standing.send(
            "heal: bring back",
            Optional.empty(),
            Attributes.NONE,
            back.attributes().with(Attributes.USER_NAME, back.address()),
            List.of(),
            () -> target.create(back.address(), back.attributes()));
    return switch (answer) {
      case Answer.Done(Optional<Account> account) when account.isPresent() ->
          cameBack(account.get());
      case Answer.Done _ -> standing.stop("the target answered without showing the account");
      case Answer.Taken taken -> notBroughtBack(taken);
      case Answer.Missing missing -> standing.stop(missing.text());
      case Answer.Refused refused ->
          standing.stop("it could not be brought back: " + refused.text());
    };
  }

  private StepResult cameBack(Account account) {
    world.put(account);
    standing.now(standing.healing().heldBy(account.id()));
    boolean anothers =
        store.links().ofAccount(target.name(), account.id()).stream()
            .anyMatch(link -> !link.person().equals(standing.person()));
    if (anothers) {
      return putBack("account " + account.id() + " came back, which was linked to somebody else");
    }
    return isDecidedAgainst(account.id())
        ? putBack("account " + account.id() + " came back, which somebody decided is not theirs")
        : new StepResult.GoOn("account " + account.id() + " came back");
  }

  private boolean isDecidedAgainst(String accountId) {
    return Optional.ofNullable(store.verdicts().of(target.name()).get(standing.person()))
        .map(decided -> decided.get(accountId))
        .filter(verdict -> verdict.is(Verdict.Meaning.NOT_THEIRS))
        .isPresent();
  }

  // Somebody may have invited the address meanwhile: then it is visible, and the next round heals
  // it as such.
  private StepResult notBroughtBack(Answer.Taken taken) {
    Optional<Account> visible = target.find(standing.address());
    if (visible.isPresent()) {
      world.put(visible.get());
      standing.now(
          standing.healing().to(Healing.State.DONE, "the holder became visible meanwhile"));
      return new StepResult.End(
          new Outcome.Conflict(standing.heal(), taken.status(), taken.text()));
    }
    return standing.stop(
        "the target does not bring it back ("
            + taken.text()
            + "): invite "
            + standing.address()
            + " in the app; once it is visible the next run goes on by itself");
  }

  StepResult inspect(Step.Inspect inspect) {
    boolean holds = world.account(standing.holder()).filter(this::holds).isPresent();
    if (!holds) {
      return gone();
    }
    return standing.healing().broughtBack() ? inspectReturned(inspect) : inspectVisible();
  }

  private boolean holds(Account account) {
    return Address.same(account.address(), standing.address());
  }

  private StepResult gone() {
    return standing.stop(
        "account " + standing.holder() + " does not hold " + standing.address() + " any more");
  }

  private StepResult inspectVisible() {
    boolean holds = target.read(standing.holder()).filter(this::holds).isPresent();
    return holds
        ? new StepResult.GoOn(
            "account " + standing.holder() + " is as it was when this was planned")
        : gone();
  }

  private StepResult inspectReturned(Step.Inspect inspect) {
    String holder = standing.holder();
    Optional<Sight> sight = target.lookBehindById(holder);
    Optional<Instant> used = sight.flatMap(Sight::lastActivity);
    if (used.isPresent()) {
      return putBack(
          "account " + holder + " holds the address and was used, last on " + used.get());
    }
    boolean expected = inspect.expected().filter(holder::equals).isPresent();
    if (expected) {
      return new StepResult.GoOn("account " + holder + " is the one that the log names");
    }
    return sight.isPresent()
        ? new StepResult.GoOn("account " + holder + " was never used")
        : putBack("account " + holder + " holds the address and nothing tells whether it was used");
  }

  StepResult putBack(String why) {
    return putBack(why, false);
  }

  /// @param over whether the recipe is over with it, since nobody wants the address any more
  StepResult putBack(String why, boolean over) {
    String holder = standing.holder();
    standing.now(standing.healing().to(Healing.State.PUTTING_BACK, why));
    Answer answer =
        standing.send(
            "heal: put back",
            Optional.of(holder),
            Attributes.NONE,
            Attributes.NONE,
            List.of(),
            () -> target.delete(holder));
    if (!(answer instanceof Answer.Done || answer instanceof Answer.Missing)) {
      // It stays to be put back: the next run tries again.
      return standing.wait(why + "; it could not be cut again: " + Answer.text(answer));
    }
    world.remove(holder);
    if (!over) {
      return standing.stop(why + "; it was cut from the organization again");
    }
    standing.done();
    return new StepResult.End(new Outcome.Done(standing.heal()));
  }
}
