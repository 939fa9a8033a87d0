package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.TargetGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Who has which role, or which license, when a run begins, and who would lose it. A role or
/// license is seen as a group of those active accounts that have it. Case does not count.
final class Granted {
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, Set<String>> holders = new HashMap<>();
  private final Grants grants;

  private Granted(Grants grants) {
    this.grants = grants;
  }

  static Granted roles(List<Account> accounts, Grants grants) {
    Granted roles = new Granted(grants);
    accounts.stream()
        .filter(Account::active)
        .forEach(account ->
            account.attributes().values().keySet().stream()
                .filter(Attributes::isRole)
                .forEach(
                    path -> roles.add(path, "the role " + Attributes.roleName(path), account)));
    return roles;
  }

  static Granted licenses(List<Account> accounts, Grants grants) {
    Granted licenses = new Granted(grants);
    accounts.stream()
        .filter(Account::active)
        .filter(account -> account.attributes().has(Attributes.LICENSE))
        .forEach(account -> {
          String license = account.attributes().value(Attributes.LICENSE);
          licenses.add(license, "the license " + license, account);
        });
    return licenses;
  }

  private void add(String value, String name, Account account) {
    names.putIfAbsent(key(value), name);
    holders.computeIfAbsent(key(value), _ -> new HashSet<>()).add(account.id());
  }

  /// As groups: the id is what {@link #losing} counts by.
  List<TargetGroup> groups() {
    List<TargetGroup> groups = new ArrayList<>();
    names.forEach((key, name) -> groups.add(new TargetGroup(key, name, holders(key))));
    return groups;
  }

  private Set<String> holders(String key) {
    return holders.getOrDefault(key, Set.of());
  }

  /// How many accounts lose a role or license by some changes, by the group's id.
  Map<String, Integer> losing(Stream<Change> changes) {
    Map<String, Set<String>> accounts = new HashMap<>();
    changes.forEach(change ->
        change
            .account()
            .ifPresent(account ->
                lost(change)
                    .filter(key -> holders(key).contains(account))
                    .forEach(
                        key -> accounts.computeIfAbsent(key, _ -> new HashSet<>()).add(account))));
    Map<String, Integer> losing = new TreeMap<>();
    accounts.forEach((key, all) -> losing.put(key, all.size()));
    return losing;
  }

  private Stream<String> lost(Change change) {
    List<String> lost = new ArrayList<>();
    change
        .after()
        .values()
        .forEach((path, value) -> {
          if (Attributes.isRole(path) && value.isEmpty()) {
            lost.add(key(path));
          }
          String license = change.before().value(Attributes.LICENSE);
          if (path.equals(Attributes.LICENSE) && !isRaised(license, value)) {
            lost.add(key(license));
          }
        });
    return lost.stream();
  }

  // Licenses are given in the order of the configuration, so whoever gets an earlier one is better
  // off. One that is not there is what people have whom nobody gave any, so any other is no loss.
  private boolean isRaised(String before, String after) {
    List<String> order = grants.licenses().stream().map(one -> key(one.name())).toList();
    int was = order.indexOf(key(before));
    int is = order.indexOf(key(after));
    return before.equalsIgnoreCase(after) || (is >= 0 && (was < 0 || is < was));
  }

  private static String key(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
