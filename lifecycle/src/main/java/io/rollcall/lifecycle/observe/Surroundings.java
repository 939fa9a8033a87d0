package io.rollcall.lifecycle.observe;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.scim.address.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads of a target what a plan for some linked people depends on, and nothing else: their
/// accounts by id; who holds the address that they need, whose that account is, and what that
/// person needs; whoever needs the address of somebody who leaves; and what a recipe under way was
/// about. Gives up where the answer depends on accounts that nobody can name: then everything has
/// to be read.
final class Surroundings {
  private final Target target;
  private final Remembered remembered;
  private final boolean domainsNamed;
  private final int most;
  private final String name;
  private final Map<SourceId, Person> people = new HashMap<>();
  private final Set<SourceId> unusable = new HashSet<>();
  private final Map<SourceId, Link> live = new HashMap<>();
  private final Map<String, SourceId> owners = new HashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Set<String> looked = new HashSet<>();
  private final Set<SourceId> reached = new HashSet<>();
  private final Deque<SourceId> open = new ArrayDeque<>();
  private int asked;

  /// @param people everybody in scope, as the target can hold them
  /// @param domainsNamed whether somebody said which domains are the organization's; else all
  ///   accounts tell
  /// @param most how many questions are worth it
  Surroundings(
      Target target,
      Remembered remembered,
      List<Person> people,
      List<Source.Unusable> unusable,
      boolean domainsNamed,
      int most) {
    this.target = target;
    this.name = target.name();
    this.remembered = remembered;
    this.domainsNamed = domainsNamed;
    this.most = most;
    people.forEach(person -> this.people.put(person.id(), person));
    // Who may not sign in leaves, whatever else is missing.
    unusable.stream().filter(one -> !one.barred()).forEach(one -> this.unusable.add(one.id()));
    for (Link link : remembered.links()) {
      if (link.live()) {
        live.put(link.person(), link);
        owners.put(link.accountId(), link.person());
      }
    }
  }

  /// @param accounts the accounts that were found
  /// @param reach whose they are, and whom they concern
  record Found(List<Account> accounts, Reach.Some reach) {}

  /// What surrounds some people; empty where that cannot be told without reading everything.
  Optional<Found> of(Set<SourceId> named) {
    open.addAll(named);
    while (!open.isEmpty()) {
      if (!around(open.removeFirst())) {
        return Optional.empty();
      }
    }
    boolean clear =
        accounts.values().stream()
            .filter(account -> !owners.containsKey(account.id()))
            .noneMatch(this::couldBeSomebodys);
    return clear
        ? Optional.of(new Found(new ArrayList<>(accounts.values()), new Reach.Some(reached, asked)))
        : Optional.empty();
  }

  /// Whether it can be told without reading everything.
  private boolean around(SourceId id) {
    Link link = live.get(id);
    if (!reached.add(id)) {
      return true;
    }
    if (link == null || asked >= most) {
      return false;
    }
    Optional<Account> account = read(link.accountId());
    Optional<Person> person = Optional.ofNullable(people.get(id));
    recipe(id);
    if (account.isEmpty()) {
      // A question, whatever else: but who has the address is part of the answer.
      person.map(Person::address).ifPresent(this::find);
      return true;
    }
    Names.unparked(account.get().address(), account.get().id()).ifPresent(this::find);
    if (person.filter(Person::active).isEmpty()) {
      return unusable.contains(id) || wanted(account.get(), id);
    }
    return Address.same(person.get().address(), account.get().address())
        || moves(person.get(), account.get());
  }

  private void recipe(SourceId id) {
    Healing healing = remembered.healings().get(id);
    if (healing != null) {
      find(healing.address());
      healing.holderId().ifPresent(this::read);
    }
  }

  /// Who leaves gives their address up to whoever needs it.
  private boolean wanted(Account account, SourceId leaver) {
    List<SourceId> wanting =
        people.values().stream()
            .filter(person -> person.active() && !person.id().equals(leaver))
            .filter(person -> Address.same(person.address(), account.address()))
            .map(Person::id)
            .toList();
    open.addAll(wanting);
    return true;
  }

  private boolean moves(Person person, Account account) {
    boolean newDomain = !Address.domain(person.address()).equals(Address.domain(account.address()));
    if (newDomain && !domainsNamed) {
      return false;
    }
    Optional<Account> holder = find(person.address());
    holder.map(Account::id).map(owners::get).ifPresent(open::add);
    // Some servers find no address that is spelled otherwise; where nobody else can be asked, a
    // list
    // shows it.
    return holder.isPresent() || target.canLookBehind() || !refused(person);
  }

  private boolean refused(Person person) {
    return Optional.ofNullable(remembered.refusals().get(person.id()))
        .filter(refusal -> Address.same(refusal.address(), person.address()))
        .isPresent();
  }

  /// Whether somebody without a link may turn out to be the owner, which other accounts decide,
  /// too.
  private boolean couldBeSomebodys(Account account) {
    String key = Address.key(account.address());
    Set<SourceId> former = remembered.given().getOrDefault(key, Set.of());
    return people.values().stream()
        .filter(person -> !live.containsKey(person.id()))
        .anyMatch(person ->
            former.contains(person.id())
                || Address.key(person.address()).equals(key)
                || person.said().accounts(name).contains(account.id())
                || same(person.id().id(), account.attributes().value(Attributes.EXTERNAL_ID))
                || same(
                    person.attributes().value(Attributes.EMPLOYEE_NUMBER),
                    account.attributes().value(Attributes.EMPLOYEE_NUMBER)));
  }

  private static boolean same(String ours, String theirs) {
    return !ours.isEmpty() && ours.equals(theirs);
  }

  private Optional<Account> read(String id) {
    if (!accounts.containsKey(id) && looked.add("id " + id)) {
      asked++;
      target.read(id).ifPresent(account -> accounts.put(id, account));
    }
    return Optional.ofNullable(accounts.get(id));
  }

  private Optional<Account> find(String address) {
    Optional<Account> known = holding(address);
    if (known.isPresent() || !looked.add("address " + Address.key(address))) {
      return known;
    }
    asked++;
    target.find(address).ifPresent(account -> accounts.put(account.id(), account));
    return holding(address);
  }

  private Optional<Account> holding(String address) {
    return accounts.values().stream()
        .filter(account -> Address.same(account.address(), address))
        .findFirst();
  }
}
