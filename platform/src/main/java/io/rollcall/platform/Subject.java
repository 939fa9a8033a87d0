package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// Whom a log entry is about.
record Subject(Optional<String> account, Optional<String> address) {
  static final Subject NONE = new Subject(Optional.empty(), Optional.empty());

  static Subject of(AccountRow account) {
    return new Subject(Optional.of(account.id()), account.address());
  }

  /// Called by the address of the account, or else by the userName that it has in a directory.
  static Subject of(UserRow user) {
    AccountRow account = user.account();
    return new Subject(
        account.isPlaceholder() ? Optional.empty() : Optional.of(account.id()),
        Optional.of(account.address().orElse(user.record().userName())));
  }

  static Subject id(String accountId) {
    return new Subject(Optional.of(accountId), Optional.empty());
  }

  static Subject address(String address) {
    return new Subject(Optional.empty(), Optional.of(address));
  }
}
