package io.rollcall.lifecycle.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which groups of the source a target shall have, and what they are called there.
///
/// @param chosen names of groups at the source; `*` stands for any letters, and case does not count
/// @param names what a group is called at the target, by its name at the source, where the two
///   differ
public record GroupRules(List<String> chosen, Map<String, String> names) {
  public static final GroupRules NONE = new GroupRules(List.of(), Map.of());

  public GroupRules {
    chosen = List.copyOf(chosen);
    TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(names);
    names = java.util.Collections.unmodifiableMap(copy);
  }

  public boolean any() {
    return !chosen.isEmpty();
  }

  /// The groups that the target shall have, under the names that they have there.
  public List<SourceGroup> of(List<SourceGroup> groups) {
    List<SourceGroup> wanted = new ArrayList<>();
    for (SourceGroup group : groups) {
      if (chosen.stream().anyMatch(pattern -> Wildcard.matches(pattern, group.name()))) {
        wanted.add(
            new SourceGroup(
                group.id(), names.getOrDefault(group.name(), group.name()), group.members()));
      }
    }
    return wanted;
  }

  /// The names that no group of the source has.
  public List<String> missing(List<SourceGroup> groups) {
    return chosen.stream()
        .filter(name -> !name.contains("*"))
        .filter(name -> groups.stream().noneMatch(group -> Wildcard.matches(name, group.name())))
        .toList();
  }
}
