package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toMap;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.scim.address.Address;
import java.util.Map;
import java.util.Optional;

/// Which changes of a plan that was made earlier have happened since: an earlier batch, or a run
/// that was interrupted, sent them.
record Already(Map<String, Account> accounts, Map<SourceId, String> linked) {
  static Already of(Observation seen) {
    return new Already(
        seen.accounts().stream().collect(toMap(Account::id, one -> one, (one, _) -> one)),
        seen.links().stream()
            .filter(Link::live)
            .collect(toMap(Link::person, Link::accountId, (one, _) -> one)));
  }

  /// Whether the target shows what the change would come to.
  boolean shows(Change change) {
    return switch (change) {
      case Change.Update update -> isAs(Optional.of(update.accountId()), update.after());
      case Change.Heal heal -> isAs(Optional.of(heal.accountId()), heal.after());
      case Change.Create create -> isAs(create.who().person().map(linked::get), create.after());
      case Change.Adopt adopt ->
          adopt.who().person().map(linked::get).filter(adopt.accountId()::equals).isPresent();
      case Change.Delete delete -> !accounts.containsKey(delete.accountId());
      case Change.OfGroup _ -> false;
    };
  }

  private boolean isAs(Optional<String> accountId, Attributes after) {
    return accountId
        .map(accounts::get)
        .map(Account::everything)
        .filter(now ->
            after.values().entrySet().stream()
                .allMatch(one -> isSame(one.getKey(), now.value(one.getKey()), one.getValue())))
        .isPresent();
  }

  private static boolean isSame(String path, String now, String after) {
    return path.equals(Attributes.USER_NAME) ? Address.same(now, after) : now.equals(after);
  }
}
