package io.rollcall.bench;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.scim.ShownHolderRecipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A target that shows what it was given. Nobody writes: plans are made and not carried out.
record CrowdTarget(String name, List<Account> accounts, List<TargetGroup> groups)
    implements Target {
  private static final Traits TRAITS =
      new Traits(
          0,
          1_000,
          true,
          false,
          true,
          List.of(
              Attributes.DISPLAY_NAME,
              Attributes.GIVEN_NAME,
              Attributes.FAMILY_NAME,
              Attributes.EMPLOYEE_NUMBER,
              Attributes.DEPARTMENT),
          List.of(),
          Map.of(),
          List.of(),
          Traits.Groups.USUAL,
          List.of(),
          List.of());

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public Recipe recipe() {
    return new ShownHolderRecipe();
  }

  @Override
  public long calls() {
    return 0;
  }

  @Override
  public List<Account> readAll() {
    return accounts;
  }

  @Override
  public Optional<Account> read(String accountId) {
    return accounts.stream().filter(account -> account.id().equals(accountId)).findFirst();
  }

  @Override
  public Optional<Account> find(String address) {
    return Optional.empty();
  }

  @Override
  public List<TargetGroup> readGroups() {
    return groups;
  }

  @Override
  public Optional<TargetGroup> readGroup(String groupId) {
    return Optional.empty();
  }

  @Override
  public boolean canLookBehind() {
    return false;
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return Optional.empty();
  }

  @Override
  public Optional<Sight> lookBehindById(String accountId) {
    return Optional.empty();
  }

  @Override
  public List<Event> eventsOf(String address) {
    return List.of();
  }

  @Override
  public Answer create(String address, Attributes attributes) {
    throw nobodyWrites();
  }

  @Override
  public Answer change(String accountId, Attributes after) {
    throw nobodyWrites();
  }

  @Override
  public Answer delete(String accountId) {
    throw nobodyWrites();
  }

  @Override
  public GroupAnswer createGroup(String group, List<String> members) {
    throw nobodyWrites();
  }

  @Override
  public GroupAnswer renameGroup(String groupId, String group) {
    throw nobodyWrites();
  }

  @Override
  public GroupAnswer addMembers(String groupId, List<String> members) {
    throw nobodyWrites();
  }

  @Override
  public GroupAnswer removeMembers(String groupId, List<String> members) {
    throw nobodyWrites();
  }

  private static IllegalStateException nobodyWrites() {
    return new IllegalStateException("A plan was carried out");
  }
}
