package io.rollcall.lifecycle.observe;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Reunion;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Target.Behind;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.address.Address;
import java.time.Instant;
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
import java.util.stream.Stream;

/// Reads what a plan is made from: everybody that the target shows, what the store remembers, and,
/// only for addresses that are in somebody's way, what the target's other APIs know.
public final class Observer {
  private static final int MOST_ASKED = 20;
  private static final Behind NOTHING = new Behind(Optional.empty(), List.of());

  private final Store store;
  private final Target target;
  private final Predicate<SourceId> thorough;
  private final Predicate<SourceId> named;
  private final GroupRules groupRules;

  /// @param thorough for whom to look behind an address that they need and nobody visible holds. A
  ///   run tries instead, which costs nothing when the address is free; whoever only wants to know
  ///   may not try.
  /// @param named about whom somebody asked: whether another account has their history is looked up
  ///   for them only, since it takes a request for every address that they had
  /// @param groupRules which groups the target shall have
  public Observer(
      Store store,
      Target target,
      Predicate<SourceId> thorough,
      Predicate<SourceId> named,
      GroupRules groupRules) {
    this.store = store;
    this.target = target;
    this.thorough = thorough;
    this.named = named;
    this.groupRules = groupRules;
  }

  /// Reads the whole target.
  ///
  /// @param at when the run began
  public Observation observe(Source.Read.Complete source, Instant at) {
    return observation(
        source.people(),
        source.unusable(),
        new Sighted(Reach.WHOLE, target.readAll()),
        groups(source),
        at,
        _ -> true);
  }

  /// Reads only what a plan for some people depends on. It is the same plan that reading everything
  /// would give; see docs/decisions/0016. Groups are read as a whole.
  ///
  /// @param at when the run began
  /// @param domainsNamed whether the configuration says which domains are the organization's
  /// @param most how many questions are worth it
  /// @return empty where everything has to be read
  public Optional<Observation> about(
      Set<SourceId> named,
      Source.Read.Complete source,
      Instant at,
      boolean domainsNamed,
      int most) {
    List<Person> fitted = source.people().stream().map(target.traits()::fit).toList();
    Remembered remembered = Remembered.of(store, target.name());
    try {
      return new Surroundings(target, remembered, fitted, source.unusable(), domainsNamed, most)
          .of(named)
          .map(found ->
              observation(
                  fitted,
                  source.unusable(),
                  new Sighted(found.reach(), found.accounts()),
                  groups(source),
                  at,
                  found.reach()::includes));
    } catch (TargetTrouble cannotBeAskedSo) {
      // Some servers have no filters; whether the target is away shows when everything is read.
      return Optional.empty();
    }
  }

  /// Accounts, and which part of all they are.
  private record Sighted(Reach reach, List<Account> accounts) {}

  /// The next round of the same run: what was read stands, what was sent since is in `accounts`,
  /// and only the touched people are looked behind again.
  public Observation again(
      Observation before, List<Account> accounts, List<TargetGroup> groups, Set<SourceId> touched) {
    GroupsSeen known = before.groups();
    GroupsSeen now =
        known.read()
            ? new GroupsSeen(
                true,
                known.wanted(),
                known.unclear(),
                known.missing(),
                groups,
                store.groups().of(target.name()),
                Optional.empty())
            : known;
    return observation(
        before.people(),
        before.unusable(),
        sighted(before, accounts),
        now,
        before.at(),
        touched::contains);
  }

  // Who holds what was refused is nowhere else to be seen than among all accounts, where no other
  // API can be asked.
  private Sighted sighted(Observation before, List<Account> accounts) {
    return before.reach() instanceof Reach.Whole || target.canLookBehind()
        ? new Sighted(before.reach(), accounts)
        : new Sighted(Reach.WHOLE, target.readAll());
  }

  private GroupsSeen groups(Source.Read.Complete source) {
    if (!groupRules.any()) {
      return GroupsSeen.NONE;
    }
    try {
      List<GroupLink> links = store.groups().of(target.name());
      GroupRules.Choice choice = groupRules.of(source.groups());
      return new GroupsSeen(
          true,
          choice.wanted(),
          choice.unclear(),
          choice.missing(),
          shown(links),
          links,
          Optional.empty());
    } catch (TargetTrouble trouble) {
      return GroupsSeen.notRead(
          Optional.of("Groups could not be read, so none was changed: " + trouble.text()));
    }
  }

  /// A list may lack a group for a moment; a linked one is gone only when asking for it says so.
  private List<TargetGroup> shown(List<GroupLink> links) {
    List<TargetGroup> shown = new ArrayList<>(target.readGroups());
    Set<String> ids = new HashSet<>();
    shown.forEach(group -> ids.add(group.id()));
    links.stream()
        .map(GroupLink::groupId)
        .filter(id -> !ids.contains(id))
        .limit(MOST_ASKED)
        .forEach(id -> target.readGroup(id).ifPresent(shown::add));
    return shown;
  }

  private Observation observation(
      List<Person> people,
      List<Source.Unusable> unusable,
      Sighted sighted,
      GroupsSeen groups,
      Instant at,
      Predicate<SourceId> concerned) {
    Remembered remembered = Remembered.of(store, target.name());
    Look look = new Look(sighted, remembered);
    Map<String, Holder> holders = new HashMap<>();
    Map<String, Sight> lost = new HashMap<>();
    List<Person> barred = unusable.stream().flatMap(one -> look.barred(one).stream()).toList();
    List<Person> fitted =
        Stream.concat(people.stream().map(target.traits()::fit).map(look::kept), barred.stream())
            .toList();
    Set<SourceId> settled = barred.stream().map(Person::id).collect(toSet());
    List<Source.Unusable> left =
        unusable.stream().filter(one -> !settled.contains(one.id())).toList();
    List<Person> about = fitted.stream().filter(one -> concerned.test(one.id())).toList();
    look.inTheWayOf(about).forEach((address, holder) -> holders.put(Address.key(address), holder));
    for (Person person : fitted) {
      if (concerned.test(person.id())) {
        look.formerlyOf(person)
            .forEach(sight -> {
              holders.putIfAbsent(
                  Address.key(sight.address()), new Holder.Unseen(sight.address(), sight));
              look.behind(person).ifPresent(own -> lost.put(own.accountId(), own));
            });
        look.lostBy(person).ifPresent(sight -> lost.put(sight.accountId(), sight));
      }
    }
    remembered.healings().keySet().stream()
        .filter(concerned)
        .flatMap(person ->
            Stream.concat(look.partedFrom(person).stream(), look.reunitedWith(person).stream()))
        .forEach(sight -> lost.put(sight.accountId(), sight));
    for (Source.Unusable one : unusable) {
      if (concerned.test(one.id())) {
        look.cameBackFor(one.id())
            .ifPresent(account ->
                holders.computeIfAbsent(
                    Address.key(account.address()), _ -> look.visible(account)));
      }
    }
    return new Observation(
        at,
        target.name(),
        target.traits(),
        fitted,
        left,
        sighted.reach(),
        sighted.accounts(),
        remembered.links(),
        remembered.refusals(),
        remembered.healings(),
        holders,
        lost,
        store.departures().of(target.name()),
        groups,
        remembered.given(),
        remembered.asked(),
        remembered.verdicts(),
        look.unasked);
  }

  /// Looks behind single addresses.
  private final class Look {
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
    private final Reach reach;

    Look(Sighted sighted, Remembered remembered) {
      this.refusals = remembered.refusals();
      this.healings = remembered.healings();
      this.given = remembered.given();
      this.reach = sighted.reach();
      for (Account account : sighted.accounts()) {
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
                          || given
                              .getOrDefault(Address.key(before), Set.of())
                              .contains(person.id())))
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

    private Optional<Holder> answer(
        Question question, Function<String, Optional<Behind>> together) {
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
                all -> address -> Optional.of(all.getOrDefault(Address.key(address), NOTHING)))
            .orElse(_ -> Optional.empty());
      } catch (TargetTrouble trouble) {
        return _ -> {
          throw trouble;
        };
      }
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
    private Optional<Holder> remembered(
        String address, Function<String, Optional<Behind>> together) {
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
          .flatMap(
              record -> store.links().ofAccountAnywhere(record.id()).stream().filter(Link::live))
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
              one.records().stream()
                  .noneMatch(record -> own.filter(record.id()::equals).isPresent()))
          .map(one -> one);
    }

    /// @param otherwise who else may have it, where nobody shows an account
    private Holder notVisible(
        String address,
        Function<String, Optional<Behind>> together,
        Supplier<Optional<Holder>> otherwise) {
      if (!target.canLookBehind()) {
        return new Holder.Unasked(
            address,
            "no API besides SCIM is configured, which shows who is hidden from SCIM",
            false);
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
          ? given.entrySet().stream()
              .filter(entry -> entry.getValue().equals(Set.of(person.id())))
              .map(Map.Entry::getKey)
              .filter(key -> !byKey.containsKey(key))
              .filter(key -> !Address.same(key, person.address()))
              .sorted()
              .limit(MOST_ASKED)
              .flatMap(key -> seenAt(key).stream())
              .filter(sight -> sight.managed().isPresent())
              .toList()
          : List.of();
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
  }
}
