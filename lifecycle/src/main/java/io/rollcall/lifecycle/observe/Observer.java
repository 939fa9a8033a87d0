package io.rollcall.lifecycle.observe;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads what a plan is made from: everybody that the target shows, what the store remembers, and,
/// only for addresses that are in somebody's way, what the target's other APIs know.
public final class Observer {
  private static final int MOST_GROUPS = 20;

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
        .limit(MOST_GROUPS)
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
    Look look =
        new Look(store, target, thorough, named, sighted.reach(), sighted.accounts(), remembered);
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
        look.unasked());
  }
}
