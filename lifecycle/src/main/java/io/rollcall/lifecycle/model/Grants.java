package io.rollcall.lifecycle.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Which licenses and roles the groups of a source give at a target.
///
/// @param licenses in order: who is in groups of several gets the first
/// @param roles each for itself
public record Grants(List<License> licenses, List<Role> roles) {
  public static final Grants NONE = new Grants(List.of(), List.of());

  public Grants {
    licenses = List.copyOf(licenses);
    roles = List.copyOf(roles);
  }

  /// @param name as the target spells it
  /// @param groups names of groups at the source, `*` for any letters; none: it is for everybody
  ///   whom no license before gives one
  /// @param most how many active accounts may have it
  public record License(String name, List<String> groups, Optional<Integer> most) {
    public License {
      groups = List.copyOf(groups);
    }
  }

  /// Whoever is in none of the groups any more loses it.
  ///
  /// @param name as the target spells it
  /// @param groups names of groups at the source, `*` for any letters
  public record Role(String name, List<String> groups) {
    public Role {
      groups = List.copyOf(groups);
    }
  }

  public boolean any() {
    return !licenses.isEmpty() || !roles.isEmpty();
  }

  /// The groups that anything depends on.
  public List<String> groups() {
    TreeSet<String> all = new TreeSet<>();
    licenses.forEach(license -> all.addAll(license.groups()));
    roles.forEach(role -> all.addAll(role.groups()));
    return new ArrayList<>(all);
  }

  /// The license of that name, if it is among those that groups give.
  public Optional<License> license(String name) {
    return licenses.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }
}
