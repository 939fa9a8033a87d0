package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Answer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One recipe for one person, step by step. Nothing is deactivated before the rightful account has
/// answered under its address.
final class Treatment {
  private final Change.Heal heal;
  private final Store store;
  private final Target target;
  private final Clock clock;
  private final World world;
  private final Progress progress;
  private final Standing standing;
  private final BringingBack bringingBack;
  private int next;
  private boolean skipping;
  private Optional<Instant> waitingSince = Optional.empty();
  private String note = "";

  Treatment(
      Change.Heal heal,
      Store store,
      Target target,
      Clock clock,
      Recorder recorder,
      World world,
      Progress progress) {
    this.heal = heal;
    this.store = store;
    this.target = target;
    this.clock = clock;
    this.world = world;
    this.progress = progress;
    this.standing = new Standing(heal, store, target.name(), clock, recorder);
    this.bringingBack = new BringingBack(standing, store, target, world);
  }

  /// Takes the steps that are left. Called again, it waits for what it did not wait for before.
  ///
  /// @param mayGoOn asked between two steps
  /// @return empty where something is to be waited for that other work can fill the time of
  Optional<Outcome> run(BooleanSupplier mayGoOn) {
    for (boolean first = true; next < heal.steps().size(); next++, first = false) {
      Step step = heal.steps().get(next);
      if (skipping && !(step instanceof Step.Verify)) {
        continue;
      }
      skipping = false;
      if (!first && !mayGoOn.getAsBoolean()) {
        return Optional.of(
            new Outcome.Failed(
                heal,
                "it was interrupted before a step, as asked or since another run took over; the next run goes on"));
      }
      StepResult result = step(step);
      waitingSince = Optional.empty();
      switch (result) {
        case StepResult.GoOn(String text) -> progress.step(heal, step, text);
        case StepResult.Skip(String text) -> {
          progress.step(heal, step, text);
          skipping = true;
        }
        case StepResult.Later() -> {
          waitingSince = Optional.of(clock.instant());
          return Optional.empty();
        }
        case StepResult.End(Outcome outcome) -> {
          return Optional.of(outcome);
        }
      }
    }
    return Optional.of(ended());
  }

  private Outcome ended() {
    remember();
    if (!note.isEmpty()) {
      // The recipe stays open: the next run tries again to tidy up.
      return new Outcome.Failed(heal, standing.address() + " is on the right account, but " + note);
    }
    if (standing.healing().isUndone()) {
      return new Outcome.Done(heal);
    }
    standing.done();
    if (standing.kept().isPresent()) {
      return new Outcome.Stopped(heal, standing.kept().get().why());
    }
    boolean verified =
        heal.steps().stream()
            .anyMatch(step -> step instanceof Step.Verify || step instanceof Step.Provision);
    if (!verified) {
      return new Outcome.Done(heal);
    }
    store.refusals().clear(target.name(), standing.person());
    return new Outcome.Healed(heal);
  }

  // The process may have died between the duplicate's new name and its link.
  private void remember() {
    if (standing.healing().isUndone()) {
      return;
    }
    boolean retires =
        heal.steps().stream()
            .anyMatch(step -> step instanceof Step.Retire || step instanceof Step.Deactivate);
    if (!heal.steps().isEmpty()
        && standing.healing().holderId().isPresent()
        && store.links().ofAccount(target.name(), standing.holder()).isEmpty()
        && (retires || target.stewardship().map(this::isRetired).orElse(true))) {
      store.links().put(standing.retired());
    }
  }

  private boolean isRetired(Stewardship steward) {
    String address = standing.address();
    Step.Retire retire = new Step.Retire(address, Names.retiredPattern(address));
    return steward
        .account(standing.holder())
        .filter(sight -> retire.isNameOf(sight.accountId(), sight.address()))
        .isPresent();
  }

  private StepResult step(Step step) {
    return switch (step) {
      case Step.Try attempt -> attempt(attempt);
      case Step.BringBack back -> bringingBack.bringBack(back);
      case Step.Inspect inspect -> bringingBack.inspect(inspect);
      case Step.Recheck recheck -> stewarding().recheck(recheck);
      case Step.Unlink unlink -> unlink(unlink);
      case Step.Await _ -> stewarding().await(waitingSince);
      case Step.Activate _ -> activate();
      case Step.Retire retire -> retire(retire);
      case Step.Rename rename -> rename(rename);
      case Step.Verify verify -> verify(verify);
      case Step.Deactivate _ -> deactivate();
      case Step.PutBack back -> bringingBack.putBack(heal.reason(), back.over());
      case Step.NoteGroups note -> reuniting().note(note);
      case Step.Detach detach -> reuniting().detach(detach);
      case Step.Readdress readdress -> reuniting().readdress(readdress, waitingSince);
      case Step.Provision provision -> reuniting().provision(provision);
      case Step.Regroup _ -> reuniting().regroup();
      case Step.GiveWay way -> givingBack().giveWay(way);
      case Step.GiveBack back -> givingBack().giveBack(back);
      case Step.Settle settle -> givingBack().settle(settle);
      case Step.SwitchOff _ -> givingBack().switchOff();
    };
  }

  private Stewarding stewarding() {
    return new Stewarding(target.stewardship().orElseThrow(), standing, standing.holder());
  }

  private GivingBack givingBack() {
    return new GivingBack(standing, store, target, world, clock);
  }

  private Reuniting reuniting() {
    return new Reuniting(standing, target.stewardship().orElseThrow(), target, store, world, clock);
  }

  // Records of our own directory are not there any more.
  private StepResult unlink(Step.Unlink unlink) {
    StepResult result = stewarding().unlink(unlink);
    if (result instanceof StepResult.GoOn) {
      unlink.records().forEach(record -> world.remove(record.id()));
    }
    return result;
  }

  /// Whether the holder can only be reached beside SCIM.
  private boolean isBesideScim() {
    return target.stewardship().isPresent() && world.account(standing.holder()).isEmpty();
  }

  private Answer change(String kind, String accountId, Attributes after, List<Link> links) {
    Attributes before =
        world.account(accountId).map(Account::everything).map(after::asIn).orElse(Attributes.NONE);
    Answer answer =
        standing.send(
            kind,
            Optional.of(accountId),
            before,
            after,
            links,
            () -> target.change(accountId, after));
    if (answer instanceof Answer.Done(Optional<Account> account)) {
      account.ifPresent(world::put);
    }
    return answer;
  }

  private StepResult attempt(Step.Try attempt) {
    Answer answer = change("heal: try again", attempt.accountId(), attempt.after(), List.of());
    return switch (answer) {
      case Answer.Done _ -> new StepResult.Skip("accepted: the holder has let go of it");
      case Answer.Taken taken -> {
        store
            .refusals()
            .add(
                target.name(),
                standing.person(),
                standing.address(),
                taken.status(),
                taken.text(),
                clock.instant());
        yield new StepResult.GoOn("refused again: " + taken.status());
      }
      case Answer.Missing _, Answer.Refused _ ->
          standing.stop("rename " + attempt.accountId() + ": " + Answer.text(answer));
    };
  }

  private StepResult activate() {
    String holder = standing.holder();
    return standing.goOn(
        change("heal: activate", holder, Attributes.of(Attributes.ACTIVE, "true"), List.of()),
        "account " + holder + " is active");
  }

  private StepResult retire(Step.Retire retire) {
    Link retired = standing.retired();
    String holder = standing.holder();
    String name = retire.nameFor(holder);
    Answer answer = changeName(name, retired);
    if (answer instanceof Answer.Taken) {
      name = retire.otherNameFor(holder);
      answer = changeName(name, retired);
    }
    boolean refused = !(answer instanceof Answer.Done);
    return refused && standing.healing().broughtBack()
        ? bringingBack.putBack("the duplicate could not be renamed: " + Answer.text(answer))
        : standing.goOn(answer, "account " + holder + " is " + name + " now");
  }

  private Answer changeName(String name, Link retired) {
    if (isBesideScim()) {
      return stewarding().retire(name, retired);
    }
    return change(
        "heal: retire",
        standing.holder(),
        Attributes.of(Attributes.USER_NAME, name),
        List.of(retired));
  }

  private StepResult rename(Step.Rename rename) {
    Answer answer = change("heal: rename", rename.accountId(), rename.after(), List.of());
    return answer instanceof Answer.Taken taken
        ? standing.stop(
            "somebody took "
                + standing.address()
                + " between two steps ("
                + taken.text()
                + "); the duplicate "
                + standing.healing().holderId().orElse("")
                + " keeps its retired name")
        : standing.goOn(
            answer, "account " + rename.accountId() + " is " + standing.address() + " now");
  }

  private StepResult verify(Step.Verify verify) {
    Optional<Account> found = target.find(verify.address());
    if (found.map(Account::id).filter(verify.accountId()::equals).isEmpty()) {
      return standing.stop(
          "after the rename "
              + standing.address()
              + " is on "
              + found.map(Account::id).map(id -> "account " + id).orElse("no visible account")
              + ", not on "
              + verify.accountId());
    }
    Optional<String> now = found.flatMap(Account::managedAs);
    return verify.managedAs().isEmpty() || now.equals(verify.managedAs())
        ? new StepResult.GoOn(standing.address() + " is on the right account")
        : standing.alarm(
            "ALARM: record %s was account %s and is %s since it has the address %s; nothing more was done"
                .formatted(
                    verify.accountId(),
                    verify.managedAs().get(),
                    now.map(id -> "account " + id).orElse("linked to no account"),
                    standing.address()));
  }

  private StepResult deactivate() {
    if (standing.healing().holderId().isEmpty()) {
      return new StepResult.GoOn("there is no duplicate");
    }
    String holder = standing.holder();
    Answer answer = isBesideScim() ? stewarding().disable() : deactivated();
    if (answer instanceof Answer.Done) {
      return new StepResult.GoOn("account " + holder + " is deactivated");
    }
    note = "the duplicate " + holder + " could not be deactivated: " + Answer.text(answer);
    return isBesideScim()
        ? standing.alarm(standing.address() + " is on the right account, but " + note)
        : new StepResult.GoOn(note);
  }

  private Answer deactivated() {
    return change(
        "heal: deactivate",
        standing.holder(),
        Attributes.of(Attributes.ACTIVE, "false"),
        List.of());
  }
}
