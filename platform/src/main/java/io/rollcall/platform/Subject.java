package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import java.util.Optional;

/// Whom a log entry is about.
record Subject(Optional<String> account, Optional<String> address) {
  static final Subject NONE = new Subject(Optional.empty(), Optional.empty());

  static Subject of(AccountRow account) {
    return new Subject(Optional.of(account.id()), Optional.of(account.address()));
  }

  static Subject id(String accountId) {
    return new Subject(Optional.of(accountId), Optional.empty());
  }

  static Subject address(String address) {
    return new Subject(Optional.empty(), Optional.of(address));
  }
}
