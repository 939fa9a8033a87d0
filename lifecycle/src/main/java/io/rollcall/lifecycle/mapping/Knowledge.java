package io.rollcall.lifecycle.mapping;

import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Wildcard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What expressions may know of the people of one read.
final class Knowledge {
  private final Needs needs;
  private final Map<SourceId, Set<String>> groups = new HashMap<>();

  Knowledge(List<SourceGroup> all, Needs needs) {
    this.needs = needs;
    for (SourceGroup group : all) {
      Set<String> names = names(group);
      group
          .members()
          .forEach(one -> groups.computeIfAbsent(one, _ -> new TreeSet<>()).addAll(names));
    }
  }

  // Case does not count, and neither does which of its two names a group is called by; CEL compares
  // text by text, so a group also has the names that expressions use.
  private Set<String> names(SourceGroup group) {
    Set<String> names = new TreeSet<>();
    if (needs.everyGroup() || needs.asked().group(group.name())) {
      names.add(group.name());
    }
    needs.groups().stream().filter(name -> isCalled(group, name)).forEach(names::add);
    return names;
  }

  static boolean isCalled(SourceGroup group, String name) {
    return Wildcard.matches(name, group.name()) || Wildcard.matches(name, group.id().id());
  }

  /// The values of all variables.
  Map<String, Object> of(Person person) {
    Map<String, Object> facts = new HashMap<>();
    for (Fact fact : Fact.values()) {
      facts.put(fact.variable(), fact.of(person));
    }
    Map<String, List<String>> said = new HashMap<>();
    needs.said().forEach(name -> said.put(name, person.said().all(name)));
    facts.put(Fact.PERSON + "." + Fact.SAID, said);
    facts.put(Fact.GROUPS, new ArrayList<>(groups.getOrDefault(person.id(), Set.of())));
    return facts;
  }
}
