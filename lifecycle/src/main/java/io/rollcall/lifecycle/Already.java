package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toMap;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.observe.GroupsSeen;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.scim.address.Address;
import java.util.Map;
import java.util.Optional;

/// Which changes of a plan that was made earlier have happened since: an earlier batch, or a run
/// that was interrupted, sent them.
///
/// @param named what gives accounts the addresses that they are to have in the end, by account id
record Already(
    Map<String, Account> accounts,
    Map<SourceId, String> linked,
    Map<SourceId, TargetGroup> groups,
    Map<String, Change> named) {
  /// @param agreed the plan that was made earlier
  static Already of(Observation seen, Plan agreed) {
    return new Already(
        seen.accounts().stream().collect(toMap(Account::id, one -> one, (one, _) -> one)),
        seen.links().stream()
            .filter(Link::live)
            .collect(toMap(Link::person, Link::accountId, (one, _) -> one)),
        groups(seen.groups()),
        named(agreed));
  }

  private static Map<String, Change> named(Plan agreed) {
    return agreed.changes().stream()
        .filter(change -> change.kind() != Change.Kind.PARK)
        .filter(change -> change.account().isPresent())
        .filter(change -> change.after().has(Attributes.USER_NAME))
        .collect(toMap(change -> change.account().orElseThrow(), one -> one, (_, last) -> last));
  }

  private static Map<SourceId, TargetGroup> groups(GroupsSeen seen) {
    Map<String, TargetGroup> shown =
        seen.shown().stream().collect(toMap(TargetGroup::id, one -> one, (one, _) -> one));
    return seen.links().stream()
        .filter(link -> shown.containsKey(link.groupId()))
        .collect(toMap(GroupLink::group, link -> shown.get(link.groupId()), (one, _) -> one));
  }

  /// Whether the target shows what the change would come to.
  boolean shows(Change change) {
    return switch (change) {
      case Change.Update park when park.kind() == Change.Kind.PARK ->
          Optional.ofNullable(named.get(park.accountId())).filter(this::shows).isPresent();
      case Change.Update update -> isAs(account(update, update.accountId()), update.after());
      case Change.Heal heal -> tells(heal) && isAs(account(heal, heal.accountId()), heal.after());
      case Change.Create create -> isAs(create.who().person().map(linked::get), create.after());
      case Change.Adopt adopt ->
          adopt.who().person().map(linked::get).filter(adopt.accountId()::equals).isPresent();
      case Change.Delete delete -> !accounts.containsKey(delete.accountId());
      case Change.OfGroup group ->
          Optional.ofNullable(groups.get(group.group()))
              .filter(now -> shows(group, now))
              .isPresent();
    };
  }

  /// The rest of a plan, where some accounts are parked already: parking holds with the rename that
  /// ends it.
  Plan rest(Plan holding) {
    return new Plan(
        holding.target(),
        holding.changes().stream()
            .filter(change ->
                change.kind() != Change.Kind.PARK || !isAs(change.account(), change.after()))
            .toList(),
        holding.cases(),
        holding.linked(),
        holding.unchanged(),
        holding.orphans());
  }

  private boolean shows(Change.OfGroup change, TargetGroup now) {
    return switch (change) {
      case Change.AdoptGroup adopt -> now.id().equals(adopt.groupId());
      case Change.CreateGroup create -> create.members().stream().allMatch(who -> isIn(now, who));
      case Change.RenameGroup rename -> now.name().equals(rename.who().name());
      case Change.Members some when some.kind() == Change.Kind.REMOVE_MEMBERS ->
          some.members().stream().noneMatch(who -> isIn(now, who));
      case Change.Members some -> some.members().stream().allMatch(who -> isIn(now, who));
    };
  }

  private boolean isIn(TargetGroup group, Who who) {
    return who.person().map(linked::get).filter(group.members()::contains).isPresent();
  }

  // What is given up or taken back says nothing about what the account comes to.
  private static boolean tells(Change.Heal heal) {
    return !heal.after().isEmpty()
        || heal.steps().stream().anyMatch(Step.Provision.class::isInstance);
  }

  // A record may have been made anew since, under another id, and the old one is gone then. Access
  // is never looked for at another account than the one that was to lose it.
  private Optional<String> account(Change change, String accountId) {
    boolean itself = accounts.containsKey(accountId) || change.kind() == Change.Kind.DEACTIVATE;
    return itself
        ? Optional.of(accountId)
        : change.who().person().map(linked::get).filter(accounts::containsKey);
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
