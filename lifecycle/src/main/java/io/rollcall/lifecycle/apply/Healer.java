package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Stewardship.Leave;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Carries out a recipe. Where it stands is stored before every step that matters, so that a
/// process that dies leaves a recipe that the next run plans again from what it sees. Nothing is
/// deactivated before the rightful account has answered under its address, and what was brought
/// back by mistake is cut again.
final class Healer {
  private final Store store;
  private final Target target;
  private final Clock clock;
  private final Recorder recorder;
  private final World world;
  private final Progress progress;

  Healer(
      Store store, Target target, Clock clock, Recorder recorder, World world, Progress progress) {
    this.store = store;
    this.target = target;
    this.clock = clock;
    this.recorder = recorder;
    this.world = world;
    this.progress = progress;
  }

  /// How a step ended.
  private sealed interface Result {
    record GoOn(String text) implements Result {}

    /// The rest of the recipe up to the check is not needed.
    record Skip(String text) implements Result {}

    record End(Outcome outcome) implements Result {}
  }

  /// One recipe at a time: their steps are shown as they are taken.
  synchronized Outcome heal(Change.Heal heal) {
    if (!heal.before().isEmpty() && !world.still(heal.accountId(), heal.before())) {
      return new Outcome.Stale(
          heal, "account " + heal.accountId() + " is not as it was when this was planned");
    }
    return new One(heal).run();
  }

  /// One recipe for one person.
  private final class One {
    private final Change.Heal heal;
    private final SourceId person;
    private final String address;
    private Healing healing;
    private boolean skipping;
    private boolean unlinked;
    private String note = "";

    One(Change.Heal heal) {
      this.heal = heal;
      this.person = heal.who().person().orElseThrow();
      this.address = heal.who().address();
      Optional<Healing> found =
          Optional.ofNullable(store.healings().of(target.name()).get(person))
              .filter(one -> one.goesOn() || one.isAlarm())
              .filter(healing -> Address.same(healing.address(), address));
      Healing fresh =
          new Healing(
              recorder.newId(heal.accountId()),
              person,
              heal.accountId(),
              address,
              Optional.empty(),
              false,
              managedAs(heal),
              Healing.State.OPEN,
              heal.reason());
      Healing current = found.orElse(fresh);
      this.healing = heal.holderId().map(current::heldBy).orElse(current);
      save();
    }

    private static Optional<String> managedAs(Change.Heal heal) {
      return heal.steps().stream()
          .flatMap(step ->
              step instanceof Step.Verify verify ? verify.managedAs().stream() : Stream.empty())
          .findFirst();
    }

    Outcome run() {
      for (Step step : heal.steps()) {
        if (skipping && !(step instanceof Step.Verify)) {
          continue;
        }
        skipping = false;
        switch (step(step)) {
          case Result.GoOn(String text) -> progress.step(heal, step, text);
          case Result.Skip(String text) -> {
            progress.step(heal, step, text);
            skipping = true;
          }
          case Result.End(Outcome outcome) -> {
            return outcome;
          }
        }
      }
      remember();
      if (!note.isEmpty()) {
        // The recipe stays open: the next run tries again to tidy up.
        return new Outcome.Failed(heal, address + " is on the right account, but " + note);
      }
      healing = healing.to(Healing.State.DONE, heal.reason());
      save();
      boolean verified = heal.steps().stream().anyMatch(step -> step instanceof Step.Verify);
      if (!verified) {
        return new Outcome.Done(heal);
      }
      store.refusals().clear(target.name(), person);
      return new Outcome.Healed(heal);
    }

    // The process may have died between the duplicate's new name and its link.
    private void remember() {
      boolean retires =
          heal.steps().stream()
              .anyMatch(step -> step instanceof Step.Retire || step instanceof Step.Deactivate);
      boolean isOurs = !heal.steps().isEmpty() && (retires || target.stewardship().isEmpty());
      if (isOurs
          && healing.holderId().isPresent()
          && store.links().ofAccount(target.name(), holder()).isEmpty()) {
        store.links().put(retired());
      }
    }

    private Link retired() {
      return new Link(
          target.name(),
          person,
          holder(),
          Link.State.RETIRED,
          clock.instant(),
          "a duplicate that held " + address);
    }

    private void save() {
      store.healings().save(target.name(), healing);
    }

    private String holder() {
      return healing.holderId().orElseThrow();
    }

    private Result step(Step step) {
      return switch (step) {
        case Step.Try attempt -> attempt(attempt);
        case Step.BringBack back -> bringBack(back);
        case Step.Inspect inspect -> inspect(inspect);
        case Step.Recheck recheck ->
            stewarding()
                .changed(recheck)
                .map(this::stop)
                .orElseGet(() ->
                    new Result.GoOn("account " + holder() + " is as it was when this was planned"));
        case Step.Unlink unlink -> unlink(unlink);
        case Step.Await _ -> await();
        case Step.Activate _ -> activate();
        case Step.Retire retire -> retire(retire);
        case Step.Rename rename -> rename(rename);
        case Step.Verify verify -> verify(verify);
        case Step.Deactivate _ -> deactivate();
        case Step.PutBack back -> putBack(heal.reason(), back.over());
      };
    }

    private Stewarding stewarding() {
      Stewardship steward = target.stewardship().orElseThrow();
      return new Stewarding(steward, recorder, heal.who(), address, holder());
    }

    /// Whether the holder can only be reached beside SCIM.
    private boolean isBesideScim() {
      return target.stewardship().isPresent() && world.account(holder()).isEmpty();
    }

    private Result unlink(Step.Unlink unlink) {
      Result result =
          goOn(stewarding().unlink(unlink), "no directory drives account " + holder() + " now");
      unlinked = result instanceof Result.GoOn;
      return result;
    }

    private Result await() {
      return switch (stewarding().await()) {
        case Leave.Given _ ->
            new Result.GoOn("the address of account " + holder() + " may be changed");
        case Leave.NotYet _ ->
            // The recipe stays open.
            new Result.End(
                new Outcome.Failed(
                    heal,
                    "account "
                        + holder()
                        + " is unlinked, and its address may not be changed yet, unless something linked it again; the next run goes on"));
        case Leave.Refused(String hindrance) -> stop(hindrance);
      };
    }

    private Answer change(String kind, String accountId, Attributes after, List<Link> links) {
      Attributes before =
          world
              .account(accountId)
              .map(Account::everything)
              .map(after::asIn)
              .orElse(Attributes.NONE);
      Answer answer =
          recorder.send(
              new Recorder.Intent(heal.who(), address, kind, Optional.of(accountId), before, after),
              () -> target.change(accountId, after),
              _ -> links);
      if (answer instanceof Answer.Done(Optional<Account> account)) {
        account.ifPresent(world::put);
      }
      return answer;
    }

    private Result attempt(Step.Try attempt) {
      Answer answer = change("heal: try again", attempt.accountId(), attempt.after(), List.of());
      return switch (answer) {
        case Answer.Done _ -> new Result.Skip("accepted: the holder has let go of it");
        case Answer.Taken taken -> {
          store
              .refusals()
              .add(target.name(), person, address, taken.status(), taken.text(), clock.instant());
          yield new Result.GoOn("refused again: " + taken.status());
        }
        case Answer.Missing missing -> failed("rename " + attempt.accountId(), missing.text());
        case Answer.Refused refused -> failed("rename " + attempt.accountId(), refused.text());
      };
    }

    private Result bringBack(Step.BringBack back) {
      healing = healing.bringingBack();
      save();
      Answer answer =
          recorder.send(
              new Recorder.Intent(
                  heal.who(),
                  back.address(),
                  "heal: bring back",
                  Optional.empty(),
                  Attributes.NONE,
                  back.attributes().with(Attributes.USER_NAME, back.address())),
              () -> target.create(back.address(), back.attributes()),
              _ -> List.of());
      return switch (answer) {
        case Answer.Done(Optional<Account> account) when account.isPresent() ->
            cameBack(account.get());
        case Answer.Done _ -> stop("the target answered without showing the account");
        case Answer.Taken taken -> notBroughtBack(taken);
        case Answer.Missing missing -> stop(missing.text());
        case Answer.Refused refused -> stop("it could not be brought back: " + refused.text());
      };
    }

    private Result cameBack(Account account) {
      world.put(account);
      healing = healing.heldBy(account.id());
      save();
      boolean anothers =
          store.links().ofAccount(target.name(), account.id()).stream()
              .anyMatch(link -> !link.person().equals(person));
      return anothers
          ? putBack("account " + account.id() + " came back, which was linked to somebody else")
          : new Result.GoOn("account " + account.id() + " came back");
    }

    // Somebody may have invited the address meanwhile: then it is visible, and the next round heals
    // it as such.
    private Result notBroughtBack(Answer.Taken taken) {
      Optional<Account> visible = target.find(address);
      if (visible.isPresent()) {
        world.put(visible.get());
        healing = healing.to(Healing.State.DONE, "the holder became visible meanwhile");
        save();
        return new Result.End(new Outcome.Conflict(heal, taken.status(), taken.text()));
      }
      return stop(
          "the target does not bring it back ("
              + taken.text()
              + "): invite "
              + address
              + " in the app; once it is visible the next run goes on by itself");
    }

    private Result inspect(Step.Inspect inspect) {
      boolean holds =
          world
              .account(holder())
              .filter(account -> Address.same(account.address(), address))
              .isPresent();
      if (!holds) {
        return stop("account " + holder() + " does not hold " + address + " any more");
      }
      return healing.broughtBack() ? inspectReturned(inspect) : inspectVisible();
    }

    private Result inspectVisible() {
      boolean holds =
          target
              .read(holder())
              .filter(account -> Address.same(account.address(), address))
              .isPresent();
      return holds
          ? new Result.GoOn("account " + holder() + " is as it was when this was planned")
          : stop("account " + holder() + " does not hold " + address + " any more");
    }

    private Result inspectReturned(Step.Inspect inspect) {
      Optional<Sight> sight = target.lookBehindById(holder());
      Optional<Instant> used = sight.flatMap(Sight::lastActivity);
      if (used.isPresent()) {
        return putBack(
            "account " + holder() + " holds the address and was used, last on " + used.get());
      }
      boolean expected = inspect.expected().filter(holder()::equals).isPresent();
      if (expected) {
        return new Result.GoOn("account " + holder() + " is the one that the log names");
      }
      return sight.isPresent()
          ? new Result.GoOn("account " + holder() + " was never used")
          : putBack(
              "account " + holder() + " holds the address and nothing tells whether it was used");
    }

    private Result activate() {
      return goOn(
          change("heal: activate", holder(), Attributes.of(Attributes.ACTIVE, "true"), List.of()),
          "account " + holder() + " is active");
    }

    private Result retire(Step.Retire retire) {
      Link retired = retired();
      String name = retire.nameFor(holder());
      Answer answer = changeName(name, retired);
      if (answer instanceof Answer.Taken) {
        name = retire.otherNameFor(holder());
        answer = changeName(name, retired);
      }
      boolean refused = !(answer instanceof Answer.Done);
      return refused && healing.broughtBack()
          ? putBack("the duplicate could not be renamed: " + text(answer))
          : goOn(answer, "account " + holder() + " is " + name + " now");
    }

    private Answer changeName(String name, Link retired) {
      if (isBesideScim()) {
        return stewarding().retire(name, retired);
      }
      return change(
          "heal: retire", holder(), Attributes.of(Attributes.USER_NAME, name), List.of(retired));
    }

    private Result rename(Step.Rename rename) {
      Answer answer = change("heal: rename", rename.accountId(), rename.after(), List.of());
      return answer instanceof Answer.Taken taken
          ? stop(
              "somebody took "
                  + address
                  + " between two steps ("
                  + taken.text()
                  + "); the duplicate "
                  + healing.holderId().orElse("")
                  + " keeps its retired name")
          : goOn(answer, "account " + rename.accountId() + " is " + address + " now");
    }

    private Result verify(Step.Verify verify) {
      Optional<Account> found = target.find(verify.address());
      if (found.map(Account::id).filter(verify.accountId()::equals).isEmpty()) {
        return stop(
            "after the rename "
                + address
                + " is on "
                + found.map(Account::id).map(id -> "account " + id).orElse("no visible account")
                + ", not on "
                + verify.accountId());
      }
      Optional<String> now = found.flatMap(Account::managedAs);
      return verify.managedAs().isEmpty() || now.equals(verify.managedAs())
          ? new Result.GoOn(address + " is on the right account")
          : alarm(
              "ALARM: record %s was account %s and is %s since it has the address %s; nothing more was done"
                  .formatted(
                      verify.accountId(),
                      verify.managedAs().get(),
                      now.map(id -> "account " + id).orElse("linked to no account"),
                      address));
    }

    private Result alarm(String why) {
      healing = healing.to(Healing.State.ALARM, why);
      save();
      return new Result.End(new Outcome.Stopped(heal, why));
    }

    private Result deactivate() {
      if (healing.holderId().isEmpty()) {
        return new Result.GoOn("there is no duplicate");
      }
      Answer answer = isBesideScim() ? stewarding().disable() : deactivated();
      if (answer instanceof Answer.Done) {
        return new Result.GoOn("account " + holder() + " is deactivated");
      }
      note = "the duplicate " + holder() + " could not be deactivated: " + text(answer);
      return isBesideScim()
          ? alarm(address + " is on the right account, but " + note)
          : new Result.GoOn(note);
    }

    private Answer deactivated() {
      return change(
          "heal: deactivate", holder(), Attributes.of(Attributes.ACTIVE, "false"), List.of());
    }

    private Result putBack(String why) {
      return putBack(why, false);
    }

    private Result putBack(String why, boolean over) {
      healing = healing.to(Healing.State.PUTTING_BACK, why);
      save();
      Answer answer =
          recorder.send(
              new Recorder.Intent(
                  heal.who(),
                  address,
                  "heal: put back",
                  Optional.of(holder()),
                  Attributes.NONE,
                  Attributes.NONE),
              () -> target.delete(holder()),
              _ -> List.of());
      if (answer instanceof Answer.Done || answer instanceof Answer.Missing) {
        world.remove(holder());
        return over ? tidied() : stop(why + "; it was cut from the organization again");
      }
      // It stays to be put back: the next run tries again.
      return new Result.End(
          new Outcome.Failed(heal, why + "; it could not be cut again: " + text(answer)));
    }

    private Result goOn(Answer answer, String text) {
      return answer instanceof Answer.Done
          ? new Result.GoOn(text)
          : failed("account " + healing.holderId().orElse(heal.accountId()), text(answer));
    }

    private static String text(Answer answer) {
      return switch (answer) {
        case Answer.Done _ -> "done";
        case Answer.Taken taken -> taken.text();
        case Answer.Missing missing -> missing.text();
        case Answer.Refused refused -> refused.text();
      };
    }

    private Result failed(String what, String text) {
      return stop(what + ": " + text);
    }

    private Result tidied() {
      healing = healing.to(Healing.State.DONE, heal.reason());
      save();
      return new Result.End(new Outcome.Done(heal));
    }

    private Result stop(String reason) {
      String why =
          unlinked
              ? reason
                  + "; account "
                  + holder()
                  + " is in no directory any more, which the journal names: provision it again there to go back"
              : reason;
      healing = healing.to(Healing.State.STOPPED, why);
      save();
      return new Result.End(new Outcome.Stopped(heal, why));
    }
  }
}
