package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.GroupFilter;
import io.rollcall.platform.sql.GroupMemberRows;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Groups as SCIM sees them.
public final class Groups {
  /// The most that one page holds.
  public static final int MAX_COUNT = 1_000;

  private final Acts acts;

  Groups(Acts acts) {
    this.acts = acts;
  }

  public Outcome<Group> get(Caller.OfDirectory caller, String id, boolean withMembers) {
    Optional<Group> found =
        Act.couldBeId(id) ? acts.read(sql -> read(sql, caller, id, withMembers)) : Optional.empty();
    return found
        .<Outcome<Group>>map(Outcome::done)
        .orElseGet(() -> Outcome.refused(new Refusal.Unknown("Group", id)));
  }

  public Outcome<Group> create(
      Caller.OfDirectory caller, ResourceRequest request, boolean withMembers) {
    return Outcome.refused(new Refusal.Forbidden("create", "create is not served yet."));
  }

  /// PUT: what the request does not name is taken away, members too.
  public Outcome<Group> replace(
      Caller.OfDirectory caller,
      String id,
      ResourceRequest request,
      Expected expected,
      boolean withMembers) {
    return Outcome.refused(new Refusal.Forbidden("replace", "replace is not served yet."));
  }

  /// @return the id
  public Outcome<String> delete(Caller.OfDirectory caller, String id, Expected expected) {
    return Outcome.refused(new Refusal.Forbidden("delete", "delete is not served yet."));
  }

  /// In the order in which they were made, unless another order is asked for.
  public Outcome<Page<Group>> find(Caller.OfDirectory caller, Listing listing) {
    int from =
        listing.window() instanceof Listing.Window.Index(int startIndex, int _)
            ? Math.max(1, startIndex)
            : 1;
    int limit = Math.clamp(listing.window().count(), 0, MAX_COUNT);
    try {
      Condition condition = GroupFilter.condition(listing.filter());
      return Outcome.done(
          acts.read(sql -> page(sql, caller, condition, from, limit, listing.withReferences())));
    } catch (ScimException e) {
      return acts.perform(
          caller,
          caller.organizationId(),
          act -> act.refuse(caller.organizationId(), Acts.invalid(e), Subject.NONE));
    }
  }

  /// Members are set operations on rows: all of the request is done or nothing. Renaming leaves the
  /// team's name.
  public Outcome<Group> patch(
      Caller.OfDirectory caller,
      String id,
      PatchRequest request,
      Expected expected,
      boolean withMembers) {
    if (!Act.couldBeId(id)) {
      return Outcome.refused(new Refusal.Unknown("Group", id));
    }
    return acts.perform(
        caller,
        caller.organizationId(),
        act ->
            act.groups()
                .find(caller.organizationId(), id)
                .map(row -> patch(act, caller, row, request, withMembers))
                .orElseGet(() ->
                    act.refuse(
                        caller.organizationId(), new Refusal.Unknown("Group", id), Subject.NONE)));
  }

  private static Outcome<Group> patch(
      Act act,
      Caller.OfDirectory caller,
      GroupRows.Row row,
      PatchRequest request,
      boolean withMembers) {
    String name = newName(row, request);
    Optional<Outcome<Group>> refused =
        GroupName.<Group>refusal(act, row, name)
            .or(() -> new GroupMembers(act, caller).change(row, request.memberChanges()));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!name.equals(row.displayName())) {
      act.groups().rename(row.id(), name, act.now());
      act.log(
          caller.organizationId(),
          Kind.GROUP_RENAMED,
          Subject.NONE,
          "Group " + row.id() + " renamed from " + row.displayName() + " to " + name + ".");
    }
    return Outcome.done(read(act.sql(), caller, row.id(), withMembers).orElseThrow());
  }

  private static String newName(GroupRows.Row row, PatchRequest request) {
    Json.Obj before =
        Json.object().put("id", row.id()).put("displayName", row.displayName()).build();
    return Patch.apply(before, request.withoutMembers().operations(), ResourceType.group())
        .string("displayName")
        .map(String::strip)
        .orElse("");
  }

  private static Page<Group> page(
      DSLContext sql,
      Caller.OfDirectory caller,
      Condition condition,
      int from,
      int limit,
      boolean withMembers) {
    GroupRows rows = new GroupRows(sql);
    String organizationId = caller.organizationId();
    List<GroupRows.Row> page = rows.page(organizationId, condition, from - 1, limit);
    return new Page<>(
        rows.count(organizationId, condition), from, groups(sql, caller, page, withMembers));
  }

  private static Optional<Group> read(
      DSLContext sql, Caller.OfDirectory caller, String id, boolean withMembers) {
    return new GroupRows(sql)
        .find(caller.organizationId(), id)
        .map(row -> groups(sql, caller, List.of(row), withMembers).getFirst());
  }

  private static List<Group> groups(
      DSLContext sql, Caller.OfDirectory caller, List<GroupRows.Row> rows, boolean withMembers) {
    List<String> ids = rows.stream().map(GroupRows.Row::id).toList();
    Map<String, List<GroupMemberRows.Named>> members =
        withMembers && !ids.isEmpty()
            ? new GroupMemberRows(sql).named(ids, Act.owner(caller))
            : Map.of();
    return rows.stream().map(row -> group(row, members.getOrDefault(row.id(), List.of()))).toList();
  }

  private static Group group(GroupRows.Row row, List<GroupMemberRows.Named> members) {
    Json.Builder resource =
        Json.object()
            .put("schemas", Json.strings(List.of(Schemas.GROUP_URN)))
            .put("id", row.id())
            .put("displayName", row.displayName());
    if (!members.isEmpty()) {
      resource.put("members", members.stream().map(Groups::member).toList());
    }
    return new Group(
        row.id(),
        row.version(),
        Instant.ofEpochMilli(row.createdAt()),
        Instant.ofEpochMilli(row.changedAt()),
        resource.build());
  }

  private static Json member(GroupMemberRows.Named member) {
    return Json.object()
        .put("value", member.id())
        .put("type", "User")
        .put("display", member.display())
        .build();
  }
}
