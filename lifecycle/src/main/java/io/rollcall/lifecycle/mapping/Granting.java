package io.rollcall.lifecycle.mapping;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Wildcard;
import io.rollcall.lifecycle.source.Source.Read.Complete;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives people the licenses and roles that their groups give them. A group that the source lacks
/// takes nothing from anybody: nobody knows who would be in it.
public final class Granting {
  private final Grants grants;
  private final List<SourceGroup> groups;
  private final Map<String, Set<SourceId>> members = new HashMap<>();

  private Granting(Grants grants, List<SourceGroup> groups) {
    this.grants = grants;
    this.groups = groups;
    grants.groups().forEach(pattern -> members.put(pattern, membersOf(pattern)));
  }

  /// The same people, with licenses and roles among their attributes.
  public static Complete apply(Grants grants, Complete read) {
    if (!grants.any()) {
      return read;
    }
    Granting granting = new Granting(grants, read.groups());
    List<Person> people = read.people().stream().map(granting::granted).toList();
    return new Complete(people, read.groups(), read.proof(), read.unusable());
  }

  /// The groups that licenses and roles name, and that the source lacks.
  public static List<String> missing(Grants grants, List<SourceGroup> groups) {
    Granting granting = new Granting(grants, groups);
    return grants.groups().stream().filter(granting::isMissing).toList();
  }

  private Set<SourceId> membersOf(String pattern) {
    Set<SourceId> all = new HashSet<>();
    groups.stream()
        .filter(group -> Wildcard.matches(pattern, group.name()))
        .forEach(group -> all.addAll(group.members()));
    return all;
  }

  private boolean isMissing(String pattern) {
    return groups.stream().noneMatch(group -> Wildcard.matches(pattern, group.name()));
  }

  private Person granted(Person person) {
    Attributes all = withLicense(person.attributes(), person.id());
    for (Grants.Role role : grants.roles()) {
      boolean given = isIn(role.groups(), person.id());
      if (given || role.groups().stream().noneMatch(this::isMissing)) {
        all = all.with(Attributes.role(role.name()), given ? Attributes.GIVEN : "");
      }
    }
    return new Person(person.id(), person.address(), person.active(), all, person.said());
  }

  private Attributes withLicense(Attributes attributes, SourceId person) {
    for (Grants.License license : grants.licenses()) {
      if (license.groups().isEmpty() || isIn(license.groups(), person)) {
        return attributes.with(Attributes.LICENSE, license.name());
      }
      if (license.groups().stream().anyMatch(this::isMissing)) {
        return attributes;
      }
    }
    return attributes;
  }

  private boolean isIn(List<String> patterns, SourceId person) {
    return patterns.stream()
        .anyMatch(pattern -> members.getOrDefault(pattern, Set.of()).contains(person));
  }
}
