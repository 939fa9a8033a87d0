package io.rollcall.platform;

import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

/// How a preset's SCIM User says the role: one value of `roles` with this `type`, marked as
/// primary.
///
/// @param type the `type` of the value that is the role
/// @param names the `value` of each role that SCIM may set
/// @param reserved the `value` of roles that there are and SCIM may not set
/// @param others the `type` of all other values of `roles`; empty if they are kept as they are
public record RoleSpelling(
    String type, Map<Role, String> names, Set<String> reserved, Optional<String> others) {
  public RoleSpelling {
    names = Map.copyOf(names);
    reserved = Set.copyOf(reserved);
  }

  public RoleSpelling(String type, Map<Role, String> names) {
    this(type, names, Set.of(), Optional.empty());
  }

  Optional<String> name(Role role) {
    return Optional.ofNullable(names.get(role));
  }

  Optional<Role> read(String name) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(Entry::getKey)
        .findFirst();
  }

  /// Whether this is the name of a role that a value can be instead of beside another one.
  boolean isMain(String name) {
    return read(name).isPresent() || reserved.stream().anyMatch(name::equalsIgnoreCase);
  }
}
