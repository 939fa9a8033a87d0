package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What went wrong in a run so far, as far as it bears on changes that are still to come: accounts
/// that could not be changed, and where parked accounts came from.
final class Setbacks {
  private final Set<String> failed = new HashSet<>();
  private final Map<String, String> parkedFrom = new HashMap<>();

  synchronized void note(Outcome outcome) {
    Change change = outcome.change();
    if (outcome instanceof Outcome.Failed) {
      change.account().ifPresent(failed::add);
    }
    if (outcome instanceof Outcome.Done && change.kind() == Change.Kind.PARK) {
      String home = change.before().value(Attributes.USER_NAME);
      change.account().ifPresent(id -> parkedFrom.put(id, home));
    }
  }

  /// A change that cannot be sent since another account holds its address: hopeless in this run if
  /// that one could not be changed, otherwise worth another round.
  synchronized Outcome waiting(Change change, Account holder) {
    String text = "account " + holder.id() + " still holds " + holder.address();
    return failed.contains(holder.id())
        ? new Outcome.Failed(change, text + ", since it could not be changed")
        : new Outcome.Stale(change, text);
  }

  /// The address from which an account was parked, in this run or in one that died.
  synchronized Optional<String> home(Account account) {
    return Optional.ofNullable(parkedFrom.get(account.id()))
        .or(() -> Names.unparked(account.address(), account.id()));
  }
}
