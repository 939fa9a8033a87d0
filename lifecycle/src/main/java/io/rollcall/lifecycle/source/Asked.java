package io.rollcall.lifecycle.source;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
    return groups.stream().anyMatch(pattern -> matches(pattern, name));
  }

  public Asked and(Asked other) {
    Set<String> names = new TreeSet<>(groups);
    names.addAll(other.groups);
    Set<String> all = new TreeSet<>(attributes);
    all.addAll(other.attributes);
    return new Asked(List.copyOf(names), all);
  }

  /// Whether a name is meant by a pattern in which `*` stands for any letters.
  public static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "" : Pattern.quote(part));
    }
    return Pattern.compile(
            regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
        .matcher(name)
        .matches();
  }
}
