package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.store.Addresses.Given;
import io.rollcall.scim.address.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the people that somebody means by an address (present or former), a name, a source id or
/// an account id. The first of these that fits anybody counts.
final class Whom {
  private final List<Person> people;
  private final List<Given> given;
  private final List<Link> links;

  Whom(List<Person> people, List<Given> given, List<Link> links) {
    this.people = people;
    this.given = given;
    this.links = links;
  }

  Set<SourceId> named(String who) {
    String key = Address.key(who);
    String name = who.strip().toLowerCase(Locale.ROOT);
    List<Set<SourceId>> readings =
        List.of(
            people(person -> Address.key(person.address()).equals(key)),
            people(person -> person.id().id().equalsIgnoreCase(who.strip())),
            linkedTo(who.strip()),
            people(person -> person.name().toLowerCase(Locale.ROOT).equals(name)),
            remembered(one -> Address.key(one.address()).equals(key)),
            remembered(one -> one.name().toLowerCase(Locale.ROOT).equals(name)),
            remembered(one -> one.person().id().equalsIgnoreCase(who.strip())));
    return readings.stream().filter(found -> !found.isEmpty()).findFirst().orElse(Set.of());
  }

  private Set<SourceId> people(Predicate<Person> which) {
    Set<SourceId> found = new LinkedHashSet<>();
    people.stream().filter(which).map(Person::id).forEach(found::add);
    return found;
  }

  private Set<SourceId> linkedTo(String accountId) {
    Set<SourceId> found = new LinkedHashSet<>();
    links.stream()
        .filter(link -> link.accountId().equals(accountId))
        .map(Link::person)
        .forEach(found::add);
    return found;
  }

  private Set<SourceId> remembered(Predicate<Given> which) {
    Set<SourceId> found = new LinkedHashSet<>();
    given.stream().filter(which).map(Given::person).forEach(found::add);
    return found;
  }
}
