package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends what a plan says about single accounts, each change checked against what is known of the
/// target before, and against its answer after.
final class AccountApplier {
  private final Store store;
  private final Target target;
  private final Clock clock;
  private final Recorder recorder;
  private final World world;
  private final Setbacks setbacks;
  private final Shows shows;
  private final AtomicInteger looks = new AtomicInteger();

  AccountApplier(
      Store store,
      Target target,
      Clock clock,
      Recorder recorder,
      World world,
      Setbacks setbacks,
      Shows shows) {
    this.store = store;
    this.target = target;
    this.clock = clock;
    this.recorder = recorder;
    this.world = world;
    this.setbacks = setbacks;
    this.shows = shows;
  }

  Outcome adopt(Change.Adopt adopt) {
    if (world.account(adopt.accountId()).isEmpty()) {
      return new Outcome.Stale(adopt, "account " + adopt.accountId() + " is not shown any more");
    }
    SourceId person = adopt.who().person().orElseThrow();
    if (isLinked(person) || anothers(person, adopt.accountId()).isPresent()) {
      return new Outcome.Stale(adopt, "one of the two was linked since the plan was made");
    }
    store.links().put(live(person, adopt.accountId(), adopt.reason()));
    return new Outcome.Done(adopt);
  }

  Outcome create(Change.Create create) {
    SourceId person = create.who().person().orElseThrow();
    String address = create.after().value(Attributes.USER_NAME);
    Optional<Account> held = world.otherHolder(address, Optional.empty());
    if (held.isPresent()) {
      return setbacks.waiting(create, held.get());
    }
    if (isLinked(person)) {
      return new Outcome.Stale(create, "linked to an account since the plan was made");
    }
    Answer answer =
        recorder.send(
            new Recorder.Intent(
                create.who(),
                address,
                create.kind().word(),
                Optional.empty(),
                create.before(),
                create.after()),
            () -> unseen(target.create(address, create.after().without(Attributes.USER_NAME))),
            done -> newLinks(person, done));
    return switch (answer) {
      case Answer.Done(Optional<Account> account) -> created(create, account);
      case Answer.Taken taken -> taken(create, person, address, taken);
      case Answer.Missing missing -> new Outcome.Failed(create, missing.text());
      case Answer.Refused refused -> new Outcome.Failed(create, refused.text());
    };
  }

  // Who was there before is nobody whom a create made, whatever their name is now: they are left
  // as they are.
  private Answer unseen(Answer answer) {
    return answer instanceof Answer.Done(Optional<Account> account)
            && account.flatMap(one -> world.account(one.id())).isPresent()
        ? new Answer.Taken(
            409,
            "account "
                + account.orElseThrow().id()
                + ", which was there before, has the address "
                + account.orElseThrow().address()
                + " meanwhile")
        : answer;
  }

  private boolean isLinked(SourceId person) {
    return store.links().live(target.name(), person).isPresent();
  }

  private List<Link> newLinks(SourceId person, Answer.Done done) {
    return done.account()
        .filter(account -> anothers(person, account.id()).isEmpty())
        .map(account -> List.of(live(person, account.id(), "created by us")))
        .orElse(List.of());
  }

  /// Somebody else who is or was linked to an account.
  private Optional<SourceId> anothers(SourceId person, String accountId) {
    return store.links().ofAccount(target.name(), accountId).stream()
        .map(Link::person)
        .filter(linked -> !linked.equals(person))
        .findFirst();
  }

  private Link live(SourceId person, String accountId, String evidence) {
    return new Link(target.name(), person, accountId, Link.State.LIVE, clock.instant(), evidence);
  }

  private Outcome created(Change.Create create, Optional<Account> account) {
    SourceId person = create.who().person().orElseThrow();
    if (account.isEmpty()) {
      return new Outcome.Failed(create, "the target answered without showing the new account");
    }
    Optional<SourceId> owner = anothers(person, account.get().id());
    if (owner.isPresent()) {
      return putBack(create, account.get(), owner.get());
    }
    world.put(account.get());
    store.refusals().clear(target.name(), person);
    return asShown(create, account.get().id(), account);
  }

  // An answer may come without a body, or without part of what the account has: nothing is said to
  // be ignored before the account was read again. What that shows may be older than the change, so
  // nothing else is concluded from it, and nothing from there being no answer.
  private Outcome asShown(Change change, String accountId, Optional<Account> answered) {
    Attributes sent = change.after();
    boolean shown = answered.filter(one -> shows.ignored(one, sent).isEmpty()).isPresent();
    if (shown || !shows.tells(sent)) {
      return new Outcome.Done(change);
    }
    List<String> ignored =
        readAgain(accountId).map(one -> shows.ignored(one, sent)).orElse(List.of());
    return ignored.isEmpty()
        ? new Outcome.Done(change)
        : new Outcome.Ignored(change, "the target ignored " + String.join(" and ", ignored));
  }

  private Optional<Account> readAgain(String accountId) {
    looks.incrementAndGet();
    try {
      return target.read(accountId);
    } catch (TargetTrouble _) {
      return Optional.empty();
    }
  }

  /// How many accounts were read again, since an answer did not show what came of a change.
  int looks() {
    return looks.get();
  }

  // A target that remembers addresses gave us an account with somebody else's history: nobody may
  // have it by accident.
  private Outcome putBack(Change.Create create, Account account, SourceId owner) {
    Answer answer =
        recorder.send(
            new Recorder.Intent(
                create.who(),
                account.address(),
                "put back",
                Optional.of(account.id()),
                Attributes.NONE,
                Attributes.NONE),
            () -> target.delete(account.id()),
            _ -> List.of());
    String text =
        "creating "
            + account.address()
            + " brought back account "
            + account.id()
            + ", which was linked to "
            + owner
            + (answer instanceof Answer.Done
                ? "; it was cut from the organization again"
                : "; it could not be cut from the organization again");
    store
        .refusals()
        .add(
            target.name(),
            create.who().person().orElseThrow(),
            account.address(),
            409,
            text,
            clock.instant());
    return new Outcome.Foreign(create, account.id(), text);
  }

  Outcome delete(Change.Delete delete) {
    if (!world.still(delete.accountId(), delete.before())) {
      return new Outcome.Stale(
          delete, "account " + delete.accountId() + " is not as it was when this was planned");
    }
    Answer answer =
        recorder.send(
            new Recorder.Intent(
                delete.who(),
                delete.before().value(Attributes.USER_NAME),
                delete.kind().word(),
                delete.account(),
                delete.before(),
                delete.after()),
            () -> target.delete(delete.accountId()),
            _ -> severed(delete));
    return switch (answer) {
      case Answer.Done _ -> {
        world.remove(delete.accountId());
        yield new Outcome.Done(delete);
      }
      case Answer.Missing _ -> {
        severed(delete).forEach(store.links()::put);
        world.remove(delete.accountId());
        yield new Outcome.Done(delete);
      }
      case Answer.Taken taken -> new Outcome.Failed(delete, taken.text());
      case Answer.Refused refused -> new Outcome.Failed(delete, refused.text());
    };
  }

  private List<Link> severed(Change.Delete delete) {
    return store.links().ofAccount(target.name(), delete.accountId()).stream()
        .filter(Link::live)
        .map(link ->
            link.deleted(
                delete.before().value(Attributes.USER_NAME),
                clock.instant(),
                "deleted by us: " + delete.reason()))
        .toList();
  }

  Outcome update(Change.Update update) {
    Outcome outcome = stale(update).orElseGet(() -> sent(update));
    if (update.kind() == Change.Kind.RENAME && !outcome.carriedOut()) {
      unpark(update);
    }
    return outcome;
  }

  // Nobody works under a parking name until the next run.
  private void unpark(Change.Update rename) {
    Optional<Account> account = world.account(rename.accountId());
    Optional<String> home =
        account
            .flatMap(setbacks::home)
            .filter(address -> world.otherHolder(address, rename.account()).isEmpty())
            .filter(address -> !Address.same(address, account.get().address()));
    if (home.isPresent()) {
      Attributes after = Attributes.of(Attributes.USER_NAME, home.get());
      Answer answer =
          recorder.send(
              new Recorder.Intent(
                  rename.who(),
                  home.get(),
                  "unpark",
                  rename.account(),
                  after.asIn(account.get().everything()),
                  after),
              () -> target.change(rename.accountId(), after),
              _ -> List.of());
      if (answer instanceof Answer.Done(Optional<Account> shown)) {
        shown.ifPresent(world::put);
      }
    }
  }

  private Outcome sent(Change.Update update) {
    Answer answer =
        recorder.send(
            new Recorder.Intent(
                update.who(),
                update.after().has(Attributes.USER_NAME)
                    ? update.after().value(Attributes.USER_NAME)
                    : update.who().address(),
                update.kind().word(),
                update.account(),
                update.before(),
                update.after()),
            () -> target.change(update.accountId(), update.after()),
            _ -> List.of());
    return switch (answer) {
      case Answer.Done(Optional<Account> account) -> updated(update, account);
      case Answer.Taken taken -> refusedRename(update, taken);
      case Answer.Missing missing ->
          new Outcome.Failed(
              update,
              "account "
                  + update.accountId()
                  + " answers 404: it is a guest now, was cut from the organization, or the SCIM base URL"
                  + " is another organization's. "
                  + missing.text());
      case Answer.Refused refused -> new Outcome.Failed(update, refused.text());
    };
  }

  private Optional<Outcome> stale(Change.Update update) {
    if (!world.still(update.accountId(), update.before())) {
      return Optional.of(
          new Outcome.Stale(
              update, "account " + update.accountId() + " is not as it was when this was planned"));
    }
    return Optional.of(update.after().value(Attributes.USER_NAME))
        .filter(address -> !address.isEmpty())
        .flatMap(address -> world.otherHolder(address, update.account()))
        .map(holder -> setbacks.waiting(update, holder));
  }

  private Outcome updated(Change.Update update, Optional<Account> account) {
    account.ifPresentOrElse(world::put, () -> world.changed(update.accountId(), update.after()));
    Optional<String> difference =
        account.flatMap(shown -> Checks.difference(shown, update.after()));
    if (difference.isPresent()) {
      return new Outcome.Failed(
          update, "the target accepted the change but shows " + difference.get());
    }
    if (update.kind() == Change.Kind.RENAME) {
      update.who().person().ifPresent(person -> store.refusals().clear(target.name(), person));
    }
    return asShown(update, update.accountId(), account);
  }

  private Outcome refusedRename(Change.Update update, Answer.Taken taken) {
    Optional<SourceId> person = update.who().person();
    return person.isPresent() && update.kind() == Change.Kind.RENAME
        ? taken(update, person.get(), update.after().value(Attributes.USER_NAME), taken)
        : new Outcome.Failed(update, taken.text());
  }

  private Outcome taken(Change change, SourceId person, String address, Answer.Taken taken) {
    store
        .refusals()
        .add(target.name(), person, address, taken.status(), taken.text(), clock.instant());
    return new Outcome.Conflict(change, taken.status(), taken.text());
  }

  /// Checks of what a target shows after a write.
  static final class Checks {
    private Checks() {}

    /// The first value that is not what was wanted, in words.
    static Optional<String> difference(Account shown, Attributes wanted) {
      if (wanted.has(Attributes.USER_NAME)
          && !Address.same(shown.address(), wanted.value(Attributes.USER_NAME))) {
        return Optional.of("userName " + shown.address());
      }
      if (wanted.has(Attributes.ACTIVE)
          && !wanted.value(Attributes.ACTIVE).equals(Boolean.toString(shown.active()))) {
        return Optional.of("active " + shown.active());
      }
      return Optional.empty();
    }
  }
}
