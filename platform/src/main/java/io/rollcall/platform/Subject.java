package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.UserRow;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a log entry is about, by which it is found.
///
/// @param resource the id of a record, a group or a team, or an id that was not found
record Subject(Optional<String> account, Optional<String> address, Optional<String> resource) {
  private static final Pattern OURS = Pattern.compile("[0-9]{1,19}|[0-9a-fA-F-]{36}");

  static final Subject NONE = new Subject(Optional.empty(), Optional.empty(), Optional.empty());

  Subject(Optional<String> account, Optional<String> address) {
    this(account, address, Optional.empty());
  }

  static Subject of(AccountRow account) {
    return new Subject(Optional.of(account.id()), account.address());
  }

  /// Called by the address of the account, or else by the userName that it has in a directory.
  static Subject of(UserRow user) {
    AccountRow account = user.account();
    return new Subject(
        account.isPlaceholder() ? Optional.empty() : Optional.of(account.id()),
        Optional.of(account.address().orElse(user.record().userName())),
        Optional.of(user.record().id()));
  }

  static Subject id(String accountId) {
    return new Subject(Optional.of(accountId), Optional.empty());
  }

  static Subject address(String address) {
    return new Subject(Optional.empty(), Optional.of(address));
  }

  /// A group or a team.
  static Subject resource(String id) {
    return NONE.in(id);
  }

  /// The same, found by this id if by no other.
  Subject asked(String id) {
    return resource.isPresent() ? this : in(id);
  }

  /// Whether this service could have given out such an id.
  static boolean isOurs(String id) {
    return OURS.matcher(id).matches();
  }

  /// The same in a group or a team, or by another id. What is no id of ours is left out: it may be
  /// somebody's name or address.
  Subject in(String id) {
    return isOurs(id) ? new Subject(account, address, Optional.of(id)) : this;
  }
}
