package io.rollcall.lifecycle.observe;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Reunion;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Behind;
import io.rollcall.lifecycle.target.Target.Together;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Looks behind single addresses.
final class Look {
  private static final int MOST_ADDRESSES = 20;
  private static final Behind NOTHING = new Behind(Optional.empty(), List.of());

  private final Store store;
  private final Target target;
  private final Predicate<SourceId> thorough;
  private final Predicate<SourceId> named;
  private final Map<String, Account> byKey = new HashMap<>();
  private final Map<String, Account> byId = new HashMap<>();
  private final Map<SourceId, String> linked = new HashMap<>();
  private final Map<String, SourceId> owners = new HashMap<>();
  private final Map<SourceId, Refusal> refusals;
  private final Map<SourceId, Healing> healings;
  private final Map<SourceId, Optional<Sight>> parted = new HashMap<>();
  private final Set<String> behind = new HashSet<>();
  private final Set<String> unasked = new HashSet<>();
  private final Set<String> retired = new HashSet<>();
  private final Map<String, Set<SourceId>> given;
  private final Map<SourceId, List<String>> onlyTheirs = new HashMap<>();
  private final Reach reach;

  /// @param thorough for whom to look behind an address that they need and nobody visible holds
  /// @param named about whom somebody asked
  /// @param reach how much of the target was read
  /// @param accounts what was read of it
  Look(
      Store store,
      Target target,
      Predicate<SourceId> thorough,
      Predicate<SourceId> named,
      Reach reach,
      List<Account> accounts,
      Remembered remembered) {
    this.store = store;
    this.target = target;
    this.thorough = thorough;
    this.named = named;
    this.refusals = remembered.refusals();
    this.healings = remembered.healings();
    this.given = remembered.given();
    this.reach = reach;
    for (Account account : accounts) {
      byKey.put(Address.key(account.address()), account);
      byId.put(account.id(), account);
      account.managedAs().ifPresent(behind::add);
    }
    remembered.links().stream()
        .filter(link -> link.state() == Link.State.RETIRED)
        .forEach(link -> retired.add(link.accountId()));
    remembered.links().stream()
        .filter(Link::live)
        .forEach(link -> {
          linked.put(link.person(), link.accountId());
          owners.put(link.accountId(), link.person());
        });
  }

  // Logs name accounts as the organization knows them.
  private boolean isShown(String accountId) {
    return byId.containsKey(accountId)
        || behind.contains(accountId)
        || (reach instanceof Reach.Some && target.read(accountId).isPresent());
  }

  // Who may not sign in loses access, whatever else is missing: they are as their account shows.
  Optional<Person> barred(Source.Unusable one) {
    return Optional.of(one)
        .filter(Source.Unusable::barred)
        .flatMap(_ -> Optional.ofNullable(linked.get(one.id())))
        .flatMap(id -> Optional.ofNullable(byId.get(id)))
        .map(account -> new Person(one.id(), account.address(), false, account.attributes()));
  }

  // Whom an identity provider deleted and renamed on the way keeps the address that the account
  // has: it is theirs again if they are brought back.
  Person kept(Person person) {
    return Names.beforeTombstone(person.address())
        .flatMap(before ->
            Optional.ofNullable(linked.get(person.id()))
                .map(byId::get)
                .filter(account ->
                    Address.same(account.address(), before)
                        || given.getOrDefault(Address.key(before), Set.of()).contains(person.id())))
        .map(account -> person.at(account.address()))
        .orElse(person);
  }

  /// Who is, or may be, in the way of people, by the address that they need.
  Map<String, Holder> inTheWayOf(List<Person> people) {
    List<Question> questions = people.stream().flatMap(one -> question(one).stream()).toList();
    Function<String, Optional<Behind>> together = together(questions);
    Map<String, Holder> holders = new LinkedHashMap<>();
    for (Question one : questions) {
      answer(one, together).ifPresent(holder -> holders.put(one.address(), holder));
    }
    return holders;
  }

  /// Somebody who needs an address, and what is seen of its holder.
  ///
  /// @param visible the account that has it
  /// @param unless an account that may have it and is in nobody's way; whoever asks only to know
  ///   was refused nothing yet
  private record Question(Person person, Optional<Account> visible, Optional<Account> unless) {
    String address() {
      return person.address();
    }
  }

  private Optional<Question> question(Person person) {
    String key = Address.key(person.address());
    Optional<Account> self = Optional.ofNullable(linked.get(person.id())).map(byId::get);
    if (self.filter(account -> Address.key(account.address()).equals(key)).isPresent()) {
      return Optional.empty();
    }
    Account visible = byKey.get(key);
    if (visible != null) {
      boolean cameBack = cameBackFor(person.id()).filter(visible::equals).isPresent();
      return cameBack || (self.isPresent() && !owners.containsKey(visible.id()))
          ? Optional.of(new Question(person, Optional.of(visible), Optional.empty()))
          : Optional.empty();
    }
    if (refused(person)) {
      return Optional.of(new Question(person, Optional.empty(), Optional.empty()));
    }
    return self.filter(_ -> thorough.test(person.id()))
        .map(own -> new Question(person, Optional.empty(), Optional.of(own)));
  }

  private Optional<Holder> answer(Question question, Function<String, Optional<Behind>> together) {
    if (question.visible().isPresent()) {
      return Optional.of(visible(question.visible().get(), together));
    }
    Person person = question.person();
    return question.unless().isEmpty()
        ? Optional.of(notVisible(person.address(), together, () -> recorded(person)))
        : remembered(person.address(), together)
            .filter(one -> !isOwn(one, question.unless().get()));
  }

  // A log that cannot be searched is long; it is read once, however many are in the way.
  private Function<String, Optional<Behind>> together(List<Question> questions) {
    Set<String> addresses = questions.stream().map(Question::address).collect(toSet());
    if (addresses.size() < 2 || !target.canLookBehind()) {
      return _ -> Optional.empty();
    }
    try {
      return target
          .lookBehindTogether(addresses)
          .<Function<String, Optional<Behind>>>map(
              all -> address -> Optional.of(told(all, Address.key(address))))
          .orElse(_ -> Optional.empty());
    } catch (TargetTrouble trouble) {
      return _ -> {
        throw trouble;
      };
    }
  }

  private static Behind told(Together all, String key) {
    Optional.ofNullable(all.untold().get(key))
        .ifPresent(why -> {
          throw new TargetTrouble(TargetTrouble.Kind.TRANSIENT, why);
        });
    return all.told().getOrDefault(key, NOTHING);
  }

  // What a recipe may have brought back, where the answer to its request was lost.
  Optional<Account> cameBackFor(SourceId person) {
    return Optional.ofNullable(healings.get(person))
        .filter(Healing::goesOn)
        .filter(healing -> healing.broughtBack() && healing.holderId().isEmpty())
        .flatMap(healing -> Optional.ofNullable(byKey.get(Address.key(healing.address()))))
        .filter(account -> !owners.containsKey(account.id()));
  }

  // Their own account may have the address already, where another directory renamed it first.
  private static boolean isOwn(Holder holder, Account self) {
    return holder instanceof Holder.Unseen(String _, Sight sight)
        && sight.record().filter(self.id()::equals).isPresent();
  }

  // Nobody was refused it yet: only what the target itself says counts, and a free address says
  // nothing.
  private Optional<Holder> remembered(String address, Function<String, Optional<Behind>> together) {
    return switch (notVisible(address, together, Optional::empty)) {
      case Holder.Hidden hidden when hidden.lastAccount().filter(id -> !isShown(id)).isEmpty() ->
          Optional.empty();
      case Holder.Unasked _ -> Optional.empty();
      case Holder holder -> Optional.of(holder);
    };
  }

  // A recipe that goes on may have begun without a refusal, where somebody looked first.
  private boolean refused(Person person) {
    Refusal refusal = refusals.get(person.id());
    boolean refused = refusal != null && Address.same(refusal.address(), person.address());
    return Optional.ofNullable(healings.get(person.id()))
        .filter(Healing::goesOn)
        .filter(healing -> Address.same(healing.address(), person.address()))
        .map(healing -> !hasLetGo(healing) && (refused || isBesideScim(healing)))
        .orElse(refused);
  }

  /// Whether the holder of a recipe under way has the address no more.
  private boolean hasLetGo(Healing healing) {
    Optional<String> holder = healing.holderId();
    Optional<Sight> beside = partedFrom(healing.person());
    return holder.filter(byId::containsKey).isPresent()
        || beside.filter(sight -> !Address.same(sight.address(), healing.address())).isPresent()
        || (beside.isEmpty() && holder.filter(retired::contains).isPresent());
  }

  private boolean isBesideScim(Healing healing) {
    return target.stewardship().isPresent()
        && healing.holderId().filter(id -> !byId.containsKey(id)).isPresent();
  }

  Holder visible(Account account) {
    return visible(account, _ -> Optional.empty());
  }

  private Holder visible(Account account, Function<String, Optional<Behind>> together) {
    String address = account.address();
    return asking(
        address,
        () -> {
          Optional<Behind> behind = together.apply(address);
          return new Holder.Visible(
              address,
              account,
              behind
                  .flatMap(Behind::sight)
                  .filter(sight -> sight.accountId().equals(account.id()))
                  .or(() -> target.lookBehindById(account.id())),
              behind.map(Behind::events).orElseGet(() -> target.eventsOf(address)));
        });
  }

  // Another directory may be one that this program serves, too.
  private Sight served(Sight sight, Optional<SourceId> except) {
    return sight.managed().stream()
        .flatMap(managed -> managed.records().stream())
        .flatMap(record -> store.links().ofAccountAnywhere(record.id()).stream().filter(Link::live))
        .filter(link ->
            !link.target().equals(target.name()) || !except.equals(Optional.of(link.person())))
        .findFirst()
        .map(link ->
            sight.hinderedBy(
                "its record %s is linked to %s at %s: take them out of the scope there first"
                    .formatted(link.accountId(), link.person(), link.target())))
        .orElse(sight);
  }

  // A record with an address hinders only whom it was refused, and nobody whose own it is.
  private Optional<Holder> recorded(Person person) {
    Optional<String> own = Optional.ofNullable(linked.get(person.id()));
    return target
        .recordsOf(person.address())
        .filter(one ->
            one.records().stream().noneMatch(record -> own.filter(record.id()::equals).isPresent()))
        .map(one -> one);
  }

  /// @param otherwise who else may have it, where nobody shows an account
  private Holder notVisible(
      String address,
      Function<String, Optional<Behind>> together,
      Supplier<Optional<Holder>> otherwise) {
    if (!target.canLookBehind()) {
      return new Holder.Unasked(
          address, "no API besides SCIM is configured, which shows who is hidden from SCIM", false);
    }
    return asking(
        address,
        () -> {
          Optional<Behind> behind = together.apply(address);
          return behind
              .map(Behind::sight)
              .orElseGet(() -> target.lookBehind(address))
              .<Holder>map(seen -> new Holder.Unseen(address, served(seen, Optional.empty())))
              .or(otherwise)
              .orElseGet(() ->
                  new Holder.Hidden(
                      address,
                      unseen(
                          behind.map(Behind::events).orElseGet(() -> target.eventsOf(address)))));
        });
  }

  // Accounts that are shown have other addresses now.
  private List<Event> unseen(List<Event> events) {
    return events.stream()
        .filter(event -> event.accountId().filter(this::isShown).isEmpty())
        .toList();
  }

  // One person whose holder cannot be asked about never stops the others.
  private Holder asking(String address, Supplier<Holder> look) {
    try {
      return look.get();
    } catch (TargetTrouble trouble) {
      return new Holder.Unasked(address, trouble.text(), true);
    }
  }

  // What a recipe under way is about, where SCIM does not show it.
  Optional<Sight> partedFrom(SourceId person) {
    return parted.computeIfAbsent(
        person,
        _ ->
            Optional.ofNullable(healings.get(person))
                .filter(one -> one.goesOn() || one.isAlarm() || one.reunion().isPresent())
                .flatMap(Healing::holderId)
                .filter(id -> !byId.containsKey(id))
                .flatMap(id -> managed(id, person)));
  }

  /// @param person whose own record hinders nothing
  private Optional<Sight> managed(String accountId, SourceId person) {
    try {
      return target
          .stewardship()
          .flatMap(steward -> steward.account(accountId))
          .map(sight -> served(sight, Optional.of(person)));
    } catch (TargetTrouble nobodyToAsk) {
      unasked.add(accountId);
      return Optional.empty();
    }
  }

  // The account that a recipe ties a person's record to anew.
  Optional<Sight> reunitedWith(SourceId person) {
    return Optional.ofNullable(healings.get(person))
        .flatMap(Healing::reunion)
        .map(Reunion::accountId)
        .flatMap(id -> managed(id, person));
  }

  /// Accounts without a record of ours that have an address which only this person had.
  List<Sight> formerlyOf(Person person) {
    boolean asked =
        named.test(person.id())
            && person.active()
            && own(person).flatMap(Account::managedAs).isPresent()
            && target.stewardship().isPresent();
    return asked
        ? onlyTheirs().getOrDefault(person.id(), List.of()).stream()
            .filter(key -> !byKey.containsKey(key))
            .filter(key -> !Address.same(key, person.address()))
            .sorted()
            .limit(MOST_ADDRESSES)
            .flatMap(key -> seenAt(key).stream())
            .filter(sight -> sight.managed().isPresent())
            .toList()
        : List.of();
  }

  // Made once somebody is asked about, and then for however many are.
  private Map<SourceId, List<String>> onlyTheirs() {
    if (onlyTheirs.isEmpty()) {
      given.forEach((key, people) -> {
        if (people.size() == 1) {
          people.forEach(one -> onlyTheirs.computeIfAbsent(one, _ -> new ArrayList<>()).add(key));
        }
      });
    }
    return onlyTheirs;
  }

  private Optional<Account> own(Person person) {
    return Optional.ofNullable(linked.get(person.id())).map(byId::get);
  }

  private Optional<Sight> seenAt(String address) {
    try {
      return target.lookBehind(address).map(sight -> served(sight, Optional.empty()));
    } catch (TargetTrouble nobodyToAsk) {
      return Optional.empty();
    }
  }

  /// The account that a person's record is of.
  Optional<Sight> behind(Person person) {
    return own(person).flatMap(Account::managedAs).flatMap(id -> managed(id, person.id()));
  }

  Optional<Sight> lostBy(Person person) {
    try {
      return Optional.ofNullable(linked.get(person.id()))
          .filter(id -> !byId.containsKey(id))
          .flatMap(target::lookBehindById);
    } catch (TargetTrouble nobodyToAsk) {
      return Optional.empty();
    }
  }

  /// Accounts that recipes are about, and that nobody could be asked about.
  Set<String> unasked() {
    return unasked;
  }
}
