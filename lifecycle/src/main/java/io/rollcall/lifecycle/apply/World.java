package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.scim.address.Address;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The target as this run knows it: what was read, and every answer since. Saves reading it again,
/// and keeps the run from asking for an address that it knows to be held.
final class World {
  private final Map<String, Account> byId = new LinkedHashMap<>();
  private final Map<String, String> idByKey = new HashMap<>();

  World(List<Account> accounts) {
    accounts.forEach(this::put);
  }

  synchronized void put(Account account) {
    remove(account.id());
    byId.put(account.id(), account);
    idByKey.put(Address.key(account.address()), account.id());
  }

  /// A target that accepts a change may answer without the account.
  synchronized void changed(String accountId, Attributes after) {
    account(accountId).map(account -> account.with(after)).ifPresent(this::put);
  }

  synchronized void remove(String accountId) {
    Account before = byId.remove(accountId);
    if (before != null) {
      idByKey.remove(Address.key(before.address()), accountId);
    }
  }

  synchronized Optional<Account> account(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The account that holds an address, if it is another one than `accountId`.
  synchronized Optional<Account> otherHolder(String address, Optional<String> accountId) {
    return Optional.ofNullable(idByKey.get(Address.key(address)))
        .filter(id -> !id.equals(accountId.orElse("")))
        .map(byId::get);
  }

  /// Whether an account still has the values that a plan saw.
  synchronized boolean still(String accountId, Attributes before) {
    Account account = byId.get(accountId);
    return account != null && before.asIn(account.everything()).equals(before);
  }

  synchronized List<Account> accounts() {
    return List.copyOf(byId.values());
  }
}
