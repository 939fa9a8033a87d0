package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Target;
import java.util.List;
import java.util.Optional;

/// A target whose accounts are read and written over SCIM. Without more, nobody can be asked about
/// accounts that SCIM does not show.
public abstract class OverScim implements Target {
  private final String name;
  private final Calls calls;

  protected OverScim(String name, Calls calls) {
    this.name = name;
    this.calls = calls;
  }

  protected abstract ScimUsers users();

  protected abstract ScimGroups groups();

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final long calls() {
    return calls.all();
  }

  @Override
  public List<Account> readAll() {
    return users().all(name, traits().pageSize());
  }

  @Override
  public final Optional<Account> read(String accountId) {
    return users().read(accountId);
  }

  @Override
  public final Optional<Account> find(String address) {
    return users().find(address);
  }

  @Override
  public final Answer create(String address, Attributes attributes) {
    return users().create(address, attributes);
  }

  @Override
  public final Answer change(String accountId, Attributes after) {
    return users().change(accountId, after);
  }

  @Override
  public final Answer delete(String accountId) {
    return users().delete(accountId);
  }

  @Override
  public final List<TargetGroup> readGroups() {
    return groups().all(name, traits().groups().pageSize());
  }

  @Override
  public final Optional<TargetGroup> readGroup(String groupId) {
    return groups().read(groupId);
  }

  @Override
  public final GroupAnswer createGroup(String group, List<String> members) {
    return groups().create(group, members);
  }

  @Override
  public final GroupAnswer renameGroup(String groupId, String group) {
    return groups().rename(groupId, group);
  }

  @Override
  public final GroupAnswer addMembers(String groupId, List<String> members) {
    return groups().add(groupId, members);
  }

  @Override
  public final GroupAnswer removeMembers(String groupId, List<String> members) {
    return groups().remove(groupId, members);
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
}
