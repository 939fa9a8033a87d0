package io.rollcall.platform;

import io.rollcall.platform.sql.GroupPeopleRows;
import io.rollcall.platform.sql.UserGroupRows;
import java.util.List;
import java.util.Optional;

/// Who is in which user group.
public final class UserGroupMembers {
  private final Acts acts;

  UserGroupMembers(Acts acts) {
    this.acts = acts;
  }

  /// In the order of account ids.
  ///
  /// @param after the account id after which the page begins
  /// @return empty if there is no such group
  public Optional<List<UserGroupMember>> page(
      String organizationId, String groupId, Optional<String> after, int limit) {
    return Optional.of(groupId)
        .filter(Act::couldBeId)
        .flatMap(id ->
            acts.read(sql ->
                new UserGroupRows(sql, UserGroups.owner(organizationId))
                    .find(id)
                    .map(_ ->
                        new GroupPeopleRows(sql, organizationId)
                            .page(id, Optional.empty(), after, limit).stream()
                                .map(row -> member(id, row))
                                .toList())));
  }

  public Optional<UserGroupMember> get(String organizationId, String groupId, String accountId) {
    return Optional.of(groupId)
        .filter(id -> Act.couldBeId(id) && Act.couldBeId(accountId))
        .flatMap(id ->
            acts.read(sql ->
                new UserGroupRows(sql, UserGroups.owner(organizationId))
                    .find(id)
                    .flatMap(_ ->
                        new GroupPeopleRows(sql, organizationId)
                            .find(id, accountId)
                            .map(row -> member(id, row)))));
  }

  /// Puts somebody into the group who is in the organization already.
  ///
  /// @param who an account id or an address
  public Outcome<UserGroupMember> add(
      Caller caller, String organizationId, String groupId, String who) {
    return UserGroups.onMembers(
        acts,
        caller,
        organizationId,
        groupId,
        (act, organization, group) -> {
          NamedPeople people = NamedPeople.of(act, organization, List.of(who));
          return new UserGroupChange(act, organization, group, people).add(who);
        });
  }

  public Outcome<UserGroupMember> remove(
      Caller caller, String organizationId, String groupId, String accountId) {
    return UserGroups.onMembers(
        acts,
        caller,
        organizationId,
        groupId,
        (act, organization, group) -> {
          NamedPeople people = NamedPeople.of(act, organization, List.of(accountId));
          return new UserGroupChange(act, organization, group, people).remove(accountId);
        });
  }

  /// What became of one of several.
  ///
  /// @param who as the request names them
  /// @param refusal why nothing was done; empty if it was
  public record Item(String who, boolean isComing, Optional<Refusal> refusal) {}

  /// Adds and removes several: what can be done is done, whatever becomes of the others. Who is in
  /// the group already, or is named twice, is no mistake.
  ///
  /// @param coming account ids or addresses; so those who go
  /// @return in the order of the request, first those who come
  public Outcome<List<Item>> change(
      Caller caller,
      String organizationId,
      String groupId,
      List<String> coming,
      List<String> going) {
    return UserGroups.onMembers(
        acts,
        caller,
        organizationId,
        groupId,
        (act, organization, group) -> {
          List<String> all =
              java.util.stream.Stream.of(coming, going).flatMap(List::stream).toList();
          NamedPeople people = NamedPeople.of(act, organization, all);
          return Outcome.done(
              new UserGroupChange(act, organization, group, people).change(coming, going));
        });
  }

  static UserGroupMember member(String groupId, GroupPeopleRows.Row row) {
    return new UserGroupMember(groupId, row.accountId(), row.address().orElse(""));
  }
}
