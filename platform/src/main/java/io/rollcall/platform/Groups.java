package io.rollcall.platform;

import io.rollcall.db.Dialect;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.GroupPages;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/// Groups as SCIM sees them: a directory's own, or those of the organization's teams, whichever the
/// preset says.
public final class Groups {
  /// The most that one page holds.
  public static final int MAX_COUNT = 1_000;

  private final Acts acts;
  private final Cursors cursors;

  Groups(Acts acts, Cursors cursors) {
    this.acts = acts;
    this.cursors = cursors;
  }

  public Outcome<Group> get(Caller.OfDirectory caller, String id, boolean withMembers) {
    Optional<Group> found =
        Act.couldBeId(id) ? acts.read(sql -> read(sql, caller, id, withMembers)) : Optional.empty();
    return found.<Outcome<Group>>map(Outcome::done).orElseGet(() -> unknown(caller, id));
  }

  private <T> Outcome<T> unknown(Caller.OfDirectory caller, String id) {
    String organizationId = caller.organizationId();
    return acts.perform(
        caller,
        organizationId,
        act -> act.refuse(organizationId, new Refusal.Unknown("Group", id), Subject.NONE));
  }

  /// Refused where groups belong to teams.
  public Outcome<Group> create(
      Caller.OfDirectory caller, ResourceRequest request, boolean withMembers) {
    return acts.perform(
        caller,
        caller.organizationId(),
        act ->
            switch (caller.preset().rules().groupsAre()) {
              case TEAMS -> belongsToTeam(act, caller, "made");
              case DIRECTORYS, USER_GROUPS ->
                  new GroupCreation(act, caller)
                      .create(request)
                      .map(row -> new GroupWriter(act.sql(), caller).group(row, withMembers));
            });
  }

  /// In the order in which they were made, unless another order is asked for.
  public Outcome<Page<Group>> find(Caller.OfDirectory caller, Listing listing) {
    return new Paging(acts, cursors, caller, caller.types().group(), Set.of())
        .page(
            listing,
            (sql, asked) ->
                new GroupPages(
                    sql,
                    Act.groupOwner(caller),
                    Act.owner(caller),
                    caller.preset().scimIdIs() == Preset.ScimId.ACCOUNT,
                    asked),
            (sql, rows) -> new GroupWriter(sql, caller).groups(rows, listing.withReferences()));
  }

  /// PUT: what the request does not name is taken away, members too.
  public Outcome<Group> replace(
      Caller.OfDirectory caller,
      String id,
      ResourceRequest request,
      Expected expected,
      boolean withMembers) {
    return change(
        caller, id, () -> GroupWish.replace(caller, request, expected), true, withMembers);
  }

  /// Members are set operations on rows: all of the request is done or nothing. Parallel requests
  /// that only change members wait neither for each other nor for the group, unless a version is
  /// expected. Renaming leaves the team's name.
  public Outcome<Group> patch(
      Caller.OfDirectory caller,
      String id,
      PatchRequest request,
      Expected expected,
      boolean withMembers) {
    return change(
        caller,
        id,
        () -> GroupWish.patch(caller, request, expected),
        !expected.isAny(),
        withMembers);
  }

  /// @param wish made inside the act, so that what cannot be meant is refused there
  private Outcome<Group> change(
      Caller.OfDirectory caller,
      String id,
      Supplier<GroupWish> wish,
      boolean alone,
      boolean withMembers) {
    if (!Act.couldBeId(id)) {
      return unknown(caller, id);
    }
    boolean isAlone = alone || acts.database().dialect() == Dialect.SQLITE;
    Outcome<Optional<Group>> outcome =
        acts.perform(
            caller,
            caller.organizationId(),
            act ->
                new GroupChange(act, caller)
                    .change(id, wish.get(), isAlone)
                    .map(changed ->
                        changed.map(
                            row -> new GroupWriter(act.sql(), caller).group(row, withMembers))));
    return outcome instanceof Outcome.Done<Optional<Group>>(Optional<Group> done) && done.isEmpty()
        ? change(caller, id, wish, true, withMembers)
        : outcome.map(Optional::orElseThrow);
  }

  /// Its members stay as they are. Refused where groups belong to teams.
  ///
  /// @return the id
  public Outcome<String> delete(Caller.OfDirectory caller, String id, Expected expected) {
    if (!Act.couldBeId(id)) {
      return unknown(caller, id);
    }
    return acts.perform(
        caller,
        caller.organizationId(),
        act ->
            switch (caller.preset().rules().groupsAre()) {
              case TEAMS -> belongsToTeam(act, caller, "deleted");
              case DIRECTORYS, USER_GROUPS -> delete(act, caller, id, expected);
            });
  }

  private static Outcome<String> delete(
      Act act, Caller.OfDirectory caller, String id, Expected expected) {
    String owner = Act.groupOwner(caller);
    act.groups().hold(owner, id);
    Optional<GroupRows.Row> found = act.groups().find(owner, id);
    Optional<Refusal> refusal =
        found.isEmpty()
            ? Optional.of(new Refusal.Unknown("Group", id))
            : found
                .filter(row -> !expected.includes(row.version()))
                .map(row -> new Refusal.Stale("Group", id, row.version()));
    if (refusal.isPresent()) {
      return act.refuse(caller.organizationId(), refusal.get(), Subject.resource(id));
    }
    act.groups().delete(id, act.now());
    act.log(
        caller.organizationId(),
        Kind.GROUP_DELETED,
        Subject.resource(id),
        "Group %s (%s) deleted.".formatted(found.orElseThrow().displayName(), id));
    return Outcome.done(id);
  }

  private static <T> Outcome<T> belongsToTeam(Act act, Caller.OfDirectory caller, String what) {
    return act.refuse(
        caller.organizationId(),
        new Refusal.Forbidden(
            "groupOfTeam",
            "A group belongs to a team here and is " + what + " with it, not over SCIM."),
        Subject.NONE);
  }

  private static Optional<Group> read(
      DSLContext sql, Caller.OfDirectory caller, String id, boolean withMembers) {
    return new GroupRows(sql)
        .find(Act.groupOwner(caller), id)
        .map(row -> new GroupWriter(sql, caller).group(row, withMembers));
  }
}
