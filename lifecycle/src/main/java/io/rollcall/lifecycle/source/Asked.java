package io.rollcall.lifecycle.source;

import io.rollcall.lifecycle.model.Wildcard;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What targets need to know of a source besides its people.
///
/// @param groups names of groups; `*` stands for any letters, and case does not count
/// @param attributes what the source calls them; mappings and scopes use them
public record Asked(List<String> groups, Set<String> attributes) {
  public static final Asked NOTHING = new Asked(List.of(), Set.of());

  public Asked {
    groups = List.copyOf(groups);
    attributes = Set.copyOf(attributes);
  }

  /// Whether somebody needs the group of this name.
  public boolean group(String name) {
    return groups.stream().anyMatch(pattern -> Wildcard.matches(pattern, name));
  }

  public Asked and(Asked other) {
    Set<String> names = new TreeSet<>(groups);
    names.addAll(other.groups);
    Set<String> all = new TreeSet<>(attributes);
    all.addAll(other.attributes);
    return new Asked(List.copyOf(names), all);
  }
}
