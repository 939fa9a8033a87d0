package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.correlate.Correlation.Leaver;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// People who lose access: out of scope, or switched off at the source. They are deactivated, and
/// renamed first where the target would never free their address and somebody else needs it, or
/// policy says that whoever leaves gives it up.
final class Leaving {
  private record One(SourceId person, Who who, Account account, String reason) {}

  private final Situation situation;
  private final Traits traits;
  private final Map<String, One> byKey = new LinkedHashMap<>();
  private final Set<String> needed = new HashSet<>();

  Leaving(Situation situation) {
    this.situation = situation;
    this.traits = situation.seen().traits();
  }

  void add(Leaver leaver, Account account) {
    SourceId person = leaver.link().person();
    put(new One(person, who(leaver, account), account, "no longer in scope at " + person.source()));
  }

  static Who who(Leaver leaver, Account account) {
    return new Who(Optional.of(leaver.link().person()), nameOf(account), account.address());
  }

  /// Everybody who leaves or has left, as far as they have an account.
  Map<SourceId, Who> people() {
    Map<SourceId, Who> people = new LinkedHashMap<>();
    byKey.values().forEach(one -> people.put(one.person(), one.who()));
    return people;
  }

  void add(Person person, Account account) {
    String reason = "switched off in " + person.id().source();
    put(new One(person.id(), Who.of(person), account, reason));
  }

  private void put(One one) {
    byKey.put(Address.key(one.account().address()), one);
  }

  /// Whether a leaver holds the address; if so, it is given up before they go.
  boolean giveUp(String addressKey) {
    if (!byKey.containsKey(addressKey)) {
      return false;
    }
    needed.add(addressKey);
    return true;
  }

  int unchanged() {
    return (int) byKey.values().stream().filter(one -> changes(one).isEmpty()).count();
  }

  List<Move> moves() {
    return byKey.values().stream()
        .filter(one -> !changes(one).isEmpty())
        .map(one ->
            new Move(
                Move.Lane.REVOKE,
                one.person(),
                Optional.of(one.account().id()),
                changes(one),
                Optional.empty(),
                Optional.of(Address.key(one.account().address()))))
        .toList();
  }

  private List<Change> changes(One one) {
    List<Change> changes = new ArrayList<>();
    Account account = one.account();
    boolean isNeeded =
        needed.contains(Address.key(account.address()))
            && !(traits.freesAddress() && account.active());
    boolean retire = isNeeded || givesUp(account);
    boolean activate = retire && !account.active() && !traits.renamesInactive();
    Optional<Change> rename = Optional.of(one).filter(_ -> retire).map(it -> retired(it, isNeeded));
    if (activate) {
      changes.add(
          Updates.activate(
              one.who(), account, "its address cannot be changed while it is inactive"));
    }
    // Access goes first, wherever the target lets it.
    if (!traits.renamesInactive()) {
      rename.ifPresent(changes::add);
    }
    if (account.active() || activate) {
      changes.add(Updates.deactivate(one.who(), account, one.reason()));
    }
    if (traits.renamesInactive()) {
      rename.ifPresent(changes::add);
    }
    deletion(one).ifPresent(reason -> changes.add(delete(one, reason, changes)));
    return changes;
  }

  private static Change retired(One one, boolean isNeeded) {
    return Updates.retire(
        one.who(),
        one.account(),
        Names.retired(one.account().address(), one.account().id()),
        isNeeded
            ? "somebody else needs its address, which this target never frees"
            : "who leaves gives the address up, which this target never frees");
  }

  // Who left long ago keeps the address until it is needed: nobody is let in again for that, and
  // nobody expects all of them to be renamed one day. On a domain that is not ours anybody could
  // have the made-up name.
  private boolean givesUp(Account account) {
    return situation.rules().policies().leave().retireAddress()
        && account.active()
        && !traits.freesAddress()
        && situation.isNamed(Address.domain(account.address()))
        && Names.made(account.address()).isEmpty();
  }

  /// Why the account is to be deleted now. Whoever still has access is deactivated first, and loses
  /// no time by a deletion that is refused.
  private Optional<String> deletion(One one) {
    Instant now = situation.seen().at();
    Instant since = situation.seen().departures().getOrDefault(one.account().id(), now);
    return situation
        .rules()
        .policies()
        .leave()
        .deleteAfter()
        .filter(after -> after.isZero() || !one.account().active())
        .filter(after -> !since.plus(after).isAfter(now))
        .map(after ->
            after.isZero()
                ? one.reason()
                : "gone for %d days: %s".formatted(after.toDays(), one.reason()));
  }

  private static Change delete(One one, String reason, List<Change> before) {
    Attributes seen =
        Attributes.of(Attributes.USER_NAME, one.account().address())
            .with(Attributes.ACTIVE, Boolean.toString(one.account().active()));
    for (Change change : before) {
      seen = seen.and(change.after());
    }
    return new Change.Delete(one.who(), one.account().id(), seen, reason);
  }

  private static String nameOf(Account account) {
    String display = account.attributes().value(Attributes.DISPLAY_NAME);
    return display.isEmpty() ? account.address() : display;
  }
}
