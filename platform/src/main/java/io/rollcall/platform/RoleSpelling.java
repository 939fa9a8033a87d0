package io.rollcall.platform;

import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/// How a preset's SCIM User says the role: one value of `roles` with this `type`, marked as
/// primary.
///
/// @param type the `type` of the value that is the role; other values of `roles` are kept as they
///   are
/// @param names the `value` of each role that SCIM may set
public record RoleSpelling(String type, Map<Role, String> names) {
  public RoleSpelling {
    names = Map.copyOf(names);
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
}
