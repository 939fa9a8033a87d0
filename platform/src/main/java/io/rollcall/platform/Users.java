package io.rollcall.platform;

import io.rollcall.platform.sql.GroupMemberRows;
import io.rollcall.platform.sql.UserFilter;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.platform.sql.UserRows;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Users as SCIM sees them. An id that this caller may not see is `Unknown`; the log says why.
public final class Users {
  /// The most that one page holds.
  public static final int MAX_COUNT = 1_000;

  private final Acts acts;

  Users(Acts acts) {
    this.acts = acts;
  }

  /// Creates, or lets in, whoever has this `userName`: which of the two, and whether at all, is
  /// decided by who holds the address.
  public Outcome<User> create(Caller.OfDirectory caller, Json.Obj resource) {
    return acts.perform(
        caller,
        caller.organizationId(),
        act ->
            new UserCreation(act, caller)
                .create(new UserReader(caller.preset()).read(resource))
                .map(row -> user(act.sql(), caller, row)));
  }

  public Outcome<User> get(Caller.OfDirectory caller, String id) {
    if (!Act.couldBeId(id)) {
      return Outcome.refused(new Refusal.Unknown("User", id));
    }
    Optional<User> found =
        acts.read(sql -> Act.users(sql, caller).find(id).map(row -> user(sql, caller, row)));
    return found
        .<Outcome<User>>map(Outcome::done)
        .orElseGet(() ->
            acts.perform(caller, caller.organizationId(), act -> Hidden.refuse(act, caller, id)));
  }

  /// In the order in which they became Users.
  ///
  /// @param startIndex counted from 1; less counts as 1
  /// @param count how many at most; none is fine, more than [#MAX_COUNT] counts as that
  public Outcome<Page<User>> find(
      Caller.OfDirectory caller, Optional<Filter> filter, int startIndex, int count) {
    int from = Math.max(1, startIndex);
    int limit = Math.clamp(count, 0, MAX_COUNT);
    try {
      return Outcome.done(acts.read(sql -> page(sql, caller, filter, from, limit)));
    } catch (ScimException e) {
      return acts.perform(
          caller,
          caller.organizationId(),
          act -> act.refuse(caller.organizationId(), Acts.invalid(e), Subject.NONE));
    }
  }

  /// All of the request is done or nothing.
  public Outcome<User> patch(Caller.OfDirectory caller, String id, PatchRequest request) {
    return onUser(
        caller,
        id,
        (act, row) -> {
          UserReader reader = new UserReader(caller.preset());
          Json.Obj stored = new UserWriter(caller.preset()).stored(row);
          Json.Obj patched = Patch.apply(stored, request.operations(), ResourceType.user());
          return new UserChange(act, caller)
              .change(row, reader.read(stored), reader.read(patched))
              .map(changed -> user(act.sql(), caller, changed));
        });
  }

  /// What this means is the preset's; account and address remain.
  ///
  /// @return the id
  public Outcome<String> delete(Caller.OfDirectory caller, String id) {
    return onUser(
        caller,
        id,
        (act, row) ->
            switch (caller.preset().deleteMeans()) {
              case SEVER -> sever(act, caller, id, row);
            });
  }

  private static Outcome<String> sever(Act act, Caller.OfDirectory caller, String id, UserRow row) {
    Optional<Refusal> last = Severance.lastAdministrator(act, row.membership(), Optional.empty());
    if (last.isPresent()) {
      return act.refuse(caller.organizationId(), last.get(), Subject.of(row.account()));
    }
    Severance.sever(act, row.account(), row.membership());
    return Outcome.done(id);
  }

  private <T> Outcome<T> onUser(Caller.OfDirectory caller, String id, OnUser<T> work) {
    if (!Act.couldBeId(id)) {
      return Outcome.refused(new Refusal.Unknown("User", id));
    }
    return acts.perform(
        caller,
        caller.organizationId(),
        act ->
            act.users(caller)
                .lock(id)
                .map(row -> work.apply(act, row))
                .orElseGet(() -> Hidden.refuse(act, caller, id)));
  }

  private interface OnUser<T> {
    Outcome<T> apply(Act act, UserRow row);
  }

  private static Page<User> page(
      DSLContext sql, Caller.OfDirectory caller, Optional<Filter> filter, int from, int limit) {
    UserRows rows = Act.users(sql, caller);
    Condition condition =
        new UserFilter(rows, caller.preset().documentAttributes()).condition(filter);
    return new Page<>(
        rows.count(condition), from, users(sql, caller, rows.page(condition, from - 1, limit)));
  }

  private static User user(DSLContext sql, Caller.OfDirectory caller, UserRow row) {
    return users(sql, caller, List.of(row)).getFirst();
  }

  private static List<User> users(DSLContext sql, Caller.OfDirectory caller, List<UserRow> rows) {
    UserWriter writer = new UserWriter(caller.preset());
    List<String> accounts = rows.stream().map(row -> row.account().id()).toList();
    Map<String, List<GroupMemberRows.Named>> groups =
        rows.isEmpty()
            ? Map.of()
            : new GroupMemberRows(sql).groupsOf(caller.organizationId(), accounts);
    Function<UserRow, List<GroupMemberRows.Named>> groupsOf =
        row -> groups.getOrDefault(row.account().id(), List.of());
    return rows.stream().map(row -> writer.user(row, groupsOf.apply(row))).toList();
  }
}
