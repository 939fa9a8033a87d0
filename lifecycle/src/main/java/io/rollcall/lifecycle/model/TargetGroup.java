package io.rollcall.lifecycle.model;

import java.util.LinkedHashSet;
import java.util.Set;

/// A group as a target shows it over SCIM.
///
/// @param id the target's id of it, opaque text
/// @param name its `displayName`
/// @param members ids of accounts
public record TargetGroup(String id, String name, Set<String> members) {
  public TargetGroup {
    members = Set.copyOf(members);
  }

  public TargetGroup named(String next) {
    return new TargetGroup(id, next, members);
  }

  public TargetGroup with(Set<String> more) {
    Set<String> all = new LinkedHashSet<>(members);
    all.addAll(more);
    return new TargetGroup(id, name, all);
  }

  public TargetGroup without(Set<String> gone) {
    Set<String> rest = new LinkedHashSet<>(members);
    rest.removeAll(gone);
    return new TargetGroup(id, name, rest);
  }
}
