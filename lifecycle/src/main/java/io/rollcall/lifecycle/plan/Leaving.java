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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// People who lose access: out of scope, or switched off at the source. They are deactivated, and
/// renamed first where somebody else needs their address and the target would never free it.
final class Leaving {
  private record One(SourceId person, Who who, Account account, String reason) {}

  private final Traits traits;
  private final Map<String, One> byKey = new LinkedHashMap<>();
  private final Set<String> needed = new HashSet<>();

  Leaving(Traits traits) {
    this.traits = traits;
  }

  void add(Leaver leaver, Account account) {
    SourceId person = leaver.link().person();
    Who who = new Who(Optional.of(person), nameOf(account), account.address());
    put(new One(person, who, account, "no longer in scope at " + person.source()));
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
    boolean retire =
        needed.contains(Address.key(account.address()))
            && !(traits.freesAddress() && account.active());
    boolean activate = retire && !account.active() && !traits.renamesInactive();
    if (activate) {
      changes.add(
          Updates.activate(
              one.who(), account, "its address cannot be changed while it is inactive"));
    }
    if (retire) {
      changes.add(
          Updates.retire(
              one.who(),
              account,
              Names.retired(account.address(), account.id()),
              "somebody else needs its address, which this target never frees"));
    }
    if (account.active() || activate) {
      changes.add(Updates.deactivate(one.who(), account, one.reason()));
    }
    return changes;
  }

  private static String nameOf(Account account) {
    String display = account.attributes().value(Attributes.DISPLAY_NAME);
    return display.isEmpty() ? account.address() : display;
  }
}
