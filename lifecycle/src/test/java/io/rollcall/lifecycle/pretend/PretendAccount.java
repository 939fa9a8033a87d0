package io.rollcall.lifecycle.pretend;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Sight;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// An account on the platform, whoever may see it.
public record PretendAccount(
    String id,
    String address,
    Role role,
    boolean active,
    Attributes attributes,
    Optional<Instant> lastActivity) {
  Account overScim() {
    return new Account(id, address, active, role == Role.ADMIN, attributes);
  }

  Sight overRest() {
    return new Sight(
        id, address, active, role.name().toLowerCase(Locale.ROOT), role.overScim(), lastActivity);
  }

  PretendAccount at(String next) {
    return new PretendAccount(id, next, role, active, attributes, lastActivity);
  }

  PretendAccount as(Role next) {
    return new PretendAccount(id, address, next, active, attributes, lastActivity);
  }

  PretendAccount active(boolean next) {
    return new PretendAccount(id, address, role, next, attributes, lastActivity);
  }

  PretendAccount with(Attributes next) {
    return new PretendAccount(id, address, role, active, next, lastActivity);
  }

  PretendAccount used(Instant at) {
    return new PretendAccount(id, address, role, active, attributes, Optional.of(at));
  }

  @Override
  public String toString() {
    return id
        + " "
        + address
        + " "
        + role.name().toLowerCase(Locale.ROOT)
        + (active ? "" : " inactive")
        + (attributes.has(Attributes.EMPLOYEE_NUMBER)
            ? " number=" + attributes.value(Attributes.EMPLOYEE_NUMBER)
            : "")
        + (attributes.has(Attributes.LICENSE)
            ? " license=" + attributes.value(Attributes.LICENSE)
            : "")
        + roles();
  }

  private String roles() {
    return attributes.values().keySet().stream()
        .filter(Attributes::isRole)
        .map(role -> ", " + role)
        .collect(java.util.stream.Collectors.joining());
  }
}
