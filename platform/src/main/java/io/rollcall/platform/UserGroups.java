package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.platform.sql.NamedMembers;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.UserGroupRows;
import io.rollcall.scim.schema.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The user groups of an organization: groups that are no team's twin. Directories that see the
/// groups of teams see none of them.
public final class UserGroups {
  private final Acts acts;

  UserGroups(Acts acts) {
    this.acts = acts;
  }

  /// Whose groups the user groups of an organization are.
  static String owner(String organizationId) {
    return organizationId + "/user-groups";
  }

  /// Who is in which user group.
  public UserGroupMembers members() {
    return new UserGroupMembers(acts);
  }

  /// Which user groups are attached to which teams.
  public UserGroupTeams teams() {
    return new UserGroupTeams(acts);
  }

  /// In the order of ids.
  ///
  /// @param after the id after which the page begins
  public List<UserGroup> page(String organizationId, Optional<String> after, int limit) {
    return acts
        .read(sql -> new UserGroupRows(sql, owner(organizationId)).page(after, limit))
        .stream()
        .map(UserGroups::group)
        .toList();
  }

  public Optional<UserGroup> get(String organizationId, String id) {
    return Act.couldBeId(id)
        ? acts.read(sql -> new UserGroupRows(sql, owner(organizationId)).find(id))
            .map(UserGroups::group)
        : Optional.empty();
  }

  /// Refused if another user group of the organization has that name.
  public Outcome<UserGroup> create(
      Caller caller, String organizationId, String name, String description) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, _) -> create(act, organizationId, name.strip(), description.strip()));
  }

  private static Outcome<UserGroup> create(
      Act act, String organizationId, String name, String description) {
    String id = act.ids().number();
    Optional<Refusal> unfit = UserGroupName.refusal(act, organizationId, id, name, description);
    if (unfit.isPresent()) {
      return act.refuse(organizationId, unfit.get(), Subject.NONE);
    }
    var place = new GroupAttributes.Place(id, owner(organizationId), organizationId);
    act.groups()
        .insert(
            GroupAttributes.named(name).row(place, ResourceType.group(), 1, act.now(), act.now()));
    rows(act, organizationId).describe(id, description);
    act.log(
        organizationId,
        Kind.GROUP_CREATED,
        Subject.resource(id),
        "User group %s (%s) created.".formatted(name, id));
    return Outcome.done(new UserGroup(id, name, description, Instant.ofEpochMilli(act.now())));
  }

  /// @param name empty to leave it as it is; so the description
  public Outcome<UserGroup> change(
      Caller caller,
      String organizationId,
      String id,
      Optional<String> name,
      Optional<String> description) {
    return on(
        acts,
        caller,
        organizationId,
        id,
        (act, _, group) -> {
          UserGroup before =
              rows(act, organizationId).find(id).map(UserGroups::group).orElseThrow();
          UserGroup after =
              new UserGroup(
                  id,
                  name.map(String::strip).orElse(before.name()),
                  description.map(String::strip).orElse(before.description()),
                  before.created());
          return after.equals(before)
              ? Outcome.done(before)
              : change(act, organizationId, group, after);
        });
  }

  private static Outcome<UserGroup> change(
      Act act, String organizationId, GroupRows.Row before, UserGroup after) {
    Optional<Refusal> unfit =
        UserGroupName.refusal(act, organizationId, after.id(), after.name(), after.description());
    if (unfit.isPresent()) {
      return act.refuse(organizationId, unfit.get(), Subject.resource(after.id()));
    }
    GroupAttributes was = GroupAttributes.of(before);
    GroupRows.Row row =
        new GroupAttributes(after.name(), was.externalId(), was.document())
            .row(
                GroupAttributes.Place.of(before),
                act.types(organizationId).group(),
                before.version() + 1,
                before.createdAt(),
                act.now());
    act.groups().update(row, act.now());
    rows(act, organizationId).describe(after.id(), after.description());
    act.log(
        organizationId,
        Kind.GROUP_CHANGED,
        Subject.resource(after.id()),
        "User group %s (%s) is called %s now: %s"
            .formatted(before.displayName(), after.id(), after.name(), after.description()));
    return Outcome.done(after);
  }

  /// Its members stay in the organization.
  public Outcome<String> delete(Caller caller, String organizationId, String id) {
    return on(
        acts,
        caller,
        organizationId,
        id,
        (act, _, group) -> {
          act.groups().delete(id, act.now());
          act.log(
              organizationId,
              Kind.GROUP_DELETED,
              Subject.resource(id),
              "User group %s (%s) deleted.".formatted(group.displayName(), id));
          return Outcome.done(id);
        });
  }

  interface OnGroup<T> {
    Outcome<T> apply(Act act, OrganizationRows.Row organization, GroupRows.Row group);
  }

  /// Does something to a user group, which nobody else changes until the transaction ends.
  static <T> Outcome<T> on(
      Acts acts, Caller caller, String organizationId, String groupId, OnGroup<T> work) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) -> on(act, organization, groupId, UserGroups::held, work));
  }

  private interface Find {
    Optional<GroupRows.Row> group(Act act, String organizationId, String groupId);
  }

  private static <T> Outcome<T> on(
      Act act, OrganizationRows.Row organization, String groupId, Find find, OnGroup<T> work) {
    Optional<GroupRows.Row> group =
        Act.couldBeId(groupId) ? find.group(act, organization.id(), groupId) : Optional.empty();
    return group.isPresent()
        ? work.apply(act, organization, group.get())
        : act.refuse(organization.id(), new Refusal.Unknown("User group", groupId), Subject.NONE);
  }

  /// Does something to the members of a user group, which stays until the transaction ends; others
  /// may do so meanwhile.
  static <T> Outcome<T> onMembers(
      Acts acts, Caller caller, String organizationId, String groupId, OnGroup<T> work) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) -> on(act, organization, groupId, UserGroups::kept, work));
  }

  private static Optional<GroupRows.Row> kept(Act act, String organizationId, String id) {
    return act.namedMembers()
        .keep(owner(organizationId), id, List.of())
        .map(NamedMembers.InGroup::group);
  }

  private static Optional<GroupRows.Row> held(Act act, String organizationId, String id) {
    act.groups().hold(owner(organizationId), id);
    return act.groups().find(owner(organizationId), id);
  }

  private static UserGroupRows rows(Act act, String organizationId) {
    return new UserGroupRows(act.sql(), owner(organizationId));
  }

  private static UserGroup group(UserGroupRows.Row row) {
    return new UserGroup(
        row.id(), row.name(), row.description(), Instant.ofEpochMilli(row.createdAt()));
  }
}
