package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Addresses.Given;
import io.rollcall.scim.address.Address;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Finds the people that somebody means by an address (present or former), a name, a source id or
/// an account id. The first of these that fits anybody counts. Linear in people to make; each name
/// is looked up at once.
final class Whom {
  private final Reading addresses = new Reading(Address::key);
  private final Reading ids = new Reading(Whom::inAnyCase);
  private final Reading accounts = new Reading(String::strip);
  private final Reading names = new Reading(Whom::inAnyCase);
  private final Reading formerAddresses = new Reading(Address::key);
  private final Reading formerNames = new Reading(Whom::inAnyCase);
  private final Reading formerIds = new Reading(Whom::inAnyCase);

  Whom(List<Person> people, List<Given> given, List<Link> links) {
    for (Person person : people) {
      addresses.add(person.address(), person.id());
      ids.add(person.id().id(), person.id());
      names.add(person.name(), person.id());
    }
    links.forEach(link -> accounts.add(link.accountId(), link.person()));
    for (Given one : given) {
      formerAddresses.add(one.address(), one.person());
      formerNames.add(one.name(), one.person());
      formerIds.add(one.person().id(), one.person());
    }
  }

  Set<SourceId> named(String who) {
    return List.of(addresses, ids, accounts, names, formerAddresses, formerNames, formerIds)
        .stream()
        .map(reading -> reading.of(who))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(Set.of());
  }

  private static String inAnyCase(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /// What a word may mean, by how it is spelt for that.
  private static final class Reading {
    private final UnaryOperator<String> key;
    private final Map<String, Set<SourceId>> people = new HashMap<>();

    Reading(UnaryOperator<String> key) {
      this.key = key;
    }

    void add(String word, SourceId person) {
      people.computeIfAbsent(key.apply(word), _ -> new LinkedHashSet<>(1)).add(person);
    }

    Set<SourceId> of(String word) {
      return people.getOrDefault(key.apply(word), Set.of());
    }
  }
}
