package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.UserGroupMembers.Item;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.scim.message.Echo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Changes the members of one user group, which the act holds.
///
/// @param people whom the request names
record UserGroupChange(
    Act act, OrganizationRows.Row organization, GroupRows.Row group, NamedPeople people) {
  private static final int SHOWN = 5;

  Outcome<UserGroupMember> add(String who) {
    Optional<Refusal> unwelcome = people.unwelcome(who);
    if (unwelcome.isPresent()) {
      return refuse(unwelcome.get(), who);
    }
    AccountRow account = people.named(who).orElseThrow().account();
    if (!present(List.of(account.id())).isEmpty()) {
      return refuse(
          new Refusal.Forbidden(
              "alreadyMember",
              "Account %s is in the user group %s already."
                  .formatted(account.id(), Echo.of(group.displayName()))),
          who);
    }
    boolean _ = apply(Set.of(account.id()), Set.of());
    log(Subject.of(account), "1 added, 0 removed");
    return Outcome.done(member(account));
  }

  Outcome<UserGroupMember> remove(String who) {
    Optional<AccountRow> account = presentAccount(who);
    if (account.isEmpty()) {
      return refuse(new Refusal.Unknown("Member of the user group", who), who);
    }
    boolean _ = apply(Set.of(), Set.of(account.get().id()));
    log(Subject.of(account.get()), "0 added, 1 removed");
    return Outcome.done(member(account.get()));
  }

  List<Item> change(List<String> coming, List<String> going) {
    List<Item> items = new ArrayList<>();
    Set<String> added = new LinkedHashSet<>();
    for (String who : new LinkedHashSet<>(coming)) {
      Optional<Refusal> unwelcome = people.unwelcome(who);
      items.add(new Item(who, true, unwelcome));
      if (unwelcome.isEmpty()) {
        added.add(id(who));
      }
    }
    Set<String> present =
        present(people.found().values().stream().map(r -> r.account().id()).toList());
    Set<String> removed = new LinkedHashSet<>();
    for (String who : new LinkedHashSet<>(going)) {
      boolean isThere =
          people
              .named(who)
              .map(row -> row.account().id())
              .filter(id -> present.contains(id) || added.contains(id))
              .isPresent();
      items.add(
          new Item(
              who,
              false,
              isThere
                  ? Optional.empty()
                  : Optional.of(new Refusal.Unknown("Member of the user group", who))));
      if (isThere) {
        removed.add(id(who));
      }
    }
    if (apply(added, removed)) {
      log(
          Subject.NONE,
          "%d named to be added, %d to be removed".formatted(added.size(), removed.size()));
    }
    tellRefused(items);
    return items;
  }

  private void tellRefused(List<Item> items) {
    List<Item> refused = items.stream().filter(item -> item.refusal().isPresent()).toList();
    if (!refused.isEmpty()) {
      String some =
          refused.stream()
              .limit(SHOWN)
              .map(item -> explained(item.refusal().orElseThrow()))
              .collect(Collectors.joining(" "));
      Outcome<Void> _ =
          act.refuse(
              organization.id(),
              new Refusal.UnknownMembers(refused.stream().map(Item::who).limit(SHOWN).toList()),
              Subject.resource(group.id()),
              "User group %s (%s): %d of %d could not be done. %s"
                  .formatted(group.displayName(), group.id(), refused.size(), items.size(), some),
              Optional.empty());
    }
  }

  /// Of an id that was not found also what it is, if it is one of this organization.
  private String explained(Refusal refusal) {
    return refusal instanceof Refusal.Unknown(String what, String id)
        ? new IdMeaning(act, organization.id()).explained(refusal, what, List.of(id))
        : refusal.detail();
  }

  /// @return whether anything is otherwise now
  private boolean apply(Set<String> added, Set<String> removed) {
    int changed = 0;
    if (!added.isEmpty()) {
      changed += act.groupMembers().addAccounts(group.id(), organization.id(), added, act.now());
    }
    if (!removed.isEmpty()) {
      changed += act.groupMembers().removeAccounts(group.id(), removed);
    }
    if (changed > 0) {
      act.groupEdits().count(group.id(), act.now());
    }
    return changed > 0;
  }

  private Optional<AccountRow> presentAccount(String who) {
    return people
        .named(who)
        .map(row -> row.account())
        .filter(account -> !present(List.of(account.id())).isEmpty());
  }

  private Set<String> present(List<String> accountIds) {
    return new GroupPeopleRows(act.sql(), organization.id()).among(group.id(), accountIds);
  }

  private String id(String who) {
    return people.named(who).orElseThrow().account().id();
  }

  private Outcome<UserGroupMember> refuse(Refusal refusal, String who) {
    return act.refuse(
        organization.id(),
        refusal,
        people
            .named(who)
            .map(row -> Subject.of(row.account()))
            .orElse(Subject.NONE)
            .in(group.id()));
  }

  private void log(Subject about, String what) {
    act.log(
        organization.id(),
        Kind.GROUP_MEMBERS,
        about.in(group.id()),
        "Members of user group %s (%s): %s.".formatted(group.displayName(), group.id(), what));
  }

  private UserGroupMember member(AccountRow account) {
    return new UserGroupMember(group.id(), account.id(), account.address().orElse(""));
  }
}
