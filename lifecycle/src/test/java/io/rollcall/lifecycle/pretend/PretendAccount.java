package io.rollcall.lifecycle.pretend;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Sight;
import java.time.Instant;
import java.util.List;
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
  private static final String WAIT = "Wait until it is gone, or cancel its deletion";

  Account overScim() {
    return overScim(Optional.empty());
  }

  /// @param managedAs the id of the account behind it
  Account overScim(Optional<String> managedAs) {
    return new Account(id, address, active, role == Role.ADMIN, attributes, managedAs);
  }

  Sight overRest() {
    Sight sight = new Sight(id, address, active, word(), role.overScim(), lastActivity);
    return role == Role.DELETING
        ? sight.with(Optional.of(WAIT)).being(belonging())
        : sight.being(belonging());
  }

  /// As an organization sees it that knows accounts by other ids than those of their records.
  Sight overSteward(Platform platform) {
    Sight sight =
        new Sight(platform.idBehind(id), address, active, word(), role.overScim(), lastActivity);
    return switch (role) {
      case UNMANAGED -> sight.being(belonging());
      case DELETING -> sight.with(Optional.of(WAIT)).being(belonging());
      default -> sight.managed(managed(), lastActivity);
    };
  }

  /// The account of an id by which an organization knows it.
  static String ofBehind(String accountId) {
    return accountId.substring(1);
  }

  private Sight.Belonging belonging() {
    return switch (role) {
      case MEMBER, ADMIN -> Sight.Belonging.MEMBER;
      case GUEST -> Sight.Belonging.GUEST;
      case DRIVEN, MANAGED -> Sight.Belonging.MANAGED;
      case UNMANAGED -> Sight.Belonging.UNMANAGED;
      case DELETING -> Sight.Belonging.IN_DELETION;
      case CUT, OUTSIDE, RECORD -> Sight.Belonging.UNTOLD;
    };
  }

  private String word() {
    return switch (role) {
      case DRIVEN, MANAGED -> "managed account";
      case UNMANAGED -> "account that nobody manages";
      case DELETING -> "account in its deletion period";
      default -> role.name().toLowerCase(Locale.ROOT);
    };
  }

  private Managed managed() {
    String name =
        attributes.value(Attributes.GIVEN_NAME) + " " + attributes.value(Attributes.FAMILY_NAME);
    return new Managed(name.strip(), false, true, records(), Optional.empty());
  }

  /// What directories know it as.
  List<DirectoryRecord> records() {
    return switch (role) {
      case DRIVEN -> List.of(new DirectoryRecord("theirs", "r" + id));
      case MEMBER, ADMIN -> List.of(new DirectoryRecord("ours", id));
      default -> List.of();
    };
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
