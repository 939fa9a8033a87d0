package io.rollcall.lifecycle.source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.Echo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The people of several sources in one read, complete when each of them is. Nobody is joined: an
/// address that two sources give is nobody's until one of them stops.
public final class SeveralSources implements Source {
  private final List<Source> sources;

  public SeveralSources(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public String name() {
    return sources.stream().map(Source::name).collect(joining(" and "));
  }

  @Override
  public Source with(Memory memory) {
    return new SeveralSources(sources.stream().map(source -> source.with(memory)).toList());
  }

  @Override
  public Set<String> mirrored() {
    return sources.stream().flatMap(source -> source.mirrored().stream()).collect(toSet());
  }

  @Override
  public List<WriteBack> writeBacks() {
    return sources.stream().flatMap(source -> source.writeBacks().stream()).toList();
  }

  @Override
  public List<Remark> examine() {
    return sources.stream()
        .flatMap(source ->
            source.examine().stream()
                .map(one -> new Remark(one.good(), source.name() + ": " + one.text())))
        .toList();
  }

  @Override
  public Read read() {
    List<Person> people = new ArrayList<>();
    List<SourceGroup> groups = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    List<String> proofs = new ArrayList<>();
    for (Source source : sources) {
      switch (source.read()) {
        case Read.Incomplete(String why) -> {
          return new Read.Incomplete(source.name() + ": " + why);
        }
        case Read.Complete read -> {
          people.addAll(read.people());
          groups.addAll(read.groups());
          unusable.addAll(read.unusable());
          proofs.add(source.name() + ": " + read.proof());
        }
      }
    }
    return apart(people, groups, String.join("; ", proofs), unusable);
  }

  private static Read apart(
      List<Person> people, List<SourceGroup> groups, String proof, List<Unusable> unusable) {
    Map<String, Set<String>> givers =
        people.stream()
            .collect(
                groupingBy(
                    person -> Address.key(person.address()),
                    mapping(person -> person.id().source(), toCollection(TreeSet::new))));
    Set<String> barred = new HashSet<>(givers.keySet());
    people.stream()
        .filter(Person::active)
        .forEach(person -> barred.remove(Address.key(person.address())));
    List<Person> own = new ArrayList<>();
    for (Person person : people) {
      String key = Address.key(person.address());
      Set<String> all = givers.getOrDefault(key, Set.of());
      if (all.size() > 1) {
        unusable.add(contested(person, all).barred(barred.contains(key)));
      } else {
        own.add(person);
      }
    }
    return new Read.Complete(
        own.stream().sorted(Comparator.comparing(Person::id)).toList(),
        groups.stream().sorted(Comparator.comparing(SourceGroup::id)).toList(),
        proof,
        unusable.stream().sorted(Comparator.comparing(Unusable::id)).toList());
  }

  private static Unusable contested(Person person, Set<String> givers) {
    return new Unusable(
        person.id(),
        true,
        "%s <%s> is in scope in %s with this address, and nobody can tell which of them counts. Take the person out of the scope of all but one."
            .formatted(
                Echo.of(person.name()),
                Echo.of(person.address()),
                String.join(" and in ", givers)));
  }
}
