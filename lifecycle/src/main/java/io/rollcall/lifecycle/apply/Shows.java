package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import java.util.ArrayList;
import java.util.List;

/// Whether a target shows licenses and roles of accounts. What it shows of nobody it may store all
/// the same, so nothing can be concluded from its absence.
record Shows(boolean licenses, boolean roles) {
  /// @param read accounts as the target showed them, before anything was sent
  static Shows of(List<Account> read) {
    return new Shows(
        read.stream().anyMatch(account -> account.attributes().has(Attributes.LICENSE)),
        read.stream()
            .flatMap(account -> account.attributes().values().keySet().stream())
            .anyMatch(Attributes::isRole));
  }

  /// Whether what an account shows tells anything about what was sent.
  boolean tells(Attributes sent) {
    return (licenses && sent.has(Attributes.LICENSE))
        || (roles && sent.values().keySet().stream().anyMatch(Attributes::isRole));
  }

  /// What of it an account does not show, in words. Case does not count.
  List<String> ignored(Account shown, Attributes sent) {
    List<String> ignored = new ArrayList<>();
    sent.values()
        .forEach((path, value) -> {
          if (licenses && path.equals(Attributes.LICENSE)) {
            String has = shown.attributes().value(path);
            if (!has.equalsIgnoreCase(value)) {
              ignored.add(value.isEmpty() ? "that " + has + " was taken" : "the license " + value);
            }
          }
          if (roles && Attributes.isRole(path) && has(shown, path) == value.isEmpty()) {
            String role = "the role " + Attributes.roleName(path);
            ignored.add(value.isEmpty() ? "that " + role + " was taken" : role);
          }
        });
    return ignored;
  }

  private static boolean has(Account shown, String role) {
    return shown.attributes().values().keySet().stream().anyMatch(role::equalsIgnoreCase);
  }
}
