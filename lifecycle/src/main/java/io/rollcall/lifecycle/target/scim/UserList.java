package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.message.ListResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All Users, page by page. Pages are counted by place, so whoever is added or cut meanwhile moves
/// others from one page to the next, and somebody may be missed; a list that moved is read again.
final class UserList {
  private static final int MOST_READS = 3;

  private final ScimUsers scim;
  private final String name;
  private final int pageSize;

  UserList(ScimUsers scim, String name, int pageSize) {
    this.scim = scim;
    this.name = name;
    this.pageSize = pageSize;
  }

  List<Account> read() {
    for (int tries = 1; tries <= MOST_READS; tries++) {
      Optional<List<Account>> all = readOnce();
      if (all.isPresent()) {
        return all.get();
      }
    }
    throw trouble("The list of Users changed each of the " + MOST_READS + " times it was read.");
  }

  /// Everybody, or empty when the list moved while it was read.
  private Optional<List<Account>> readOnce() {
    Map<String, Account> all = new LinkedHashMap<>();
    ListResponse page = scim.page(1, pageSize);
    long total = page.total();
    boolean moved = add(page, all);
    while (all.size() < total && !moved) {
      page = scim.page(all.size() + 1L, pageSize);
      if (page.resources().isEmpty() && page.total() == total) {
        throw trouble("It lists %s Users and shows only %s of them.".formatted(total, all.size()));
      }
      moved = page.total() != total || add(page, all);
    }
    if (!moved && all.size() > total) {
      throw trouble("It lists %s Users and shows %s.".formatted(total, all.size()));
    }
    return moved ? Optional.empty() : Optional.of(new ArrayList<>(all.values()));
  }

  /// Whether somebody was seen already.
  private boolean add(ListResponse page, Map<String, Account> all) {
    int before = all.size();
    List<Account> accounts = scim.accounts(page);
    accounts.forEach(account -> all.put(account.id(), account));
    return all.size() != before + accounts.size();
  }

  private TargetTrouble trouble(String what) {
    return new TargetTrouble(
        Kind.TRANSIENT, name + ": " + what + " Nothing may be concluded from who is missing.");
  }
}
