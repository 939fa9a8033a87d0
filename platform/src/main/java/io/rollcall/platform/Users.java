package io.rollcall.platform;

import io.rollcall.platform.sql.GroupReferences;
import io.rollcall.platform.sql.UserPages;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.Immutable;
import io.rollcall.scim.schema.Replacement;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// Users as SCIM sees them. An id that this caller may not see is `Unknown`; the log says why.
public final class Users {
  /// The most that one page holds.
  public static final int MAX_COUNT = 1_000;

  /// What a User has whatever its preset keeps.
  private static final Set<String> ALWAYS_SHOWN =
      Set.of(
          "schemas",
          "id",
          "meta",
          "userName",
          "displayName",
          "active",
          "emails",
          "userType",
          "roles",
          "groups");

  private final Acts acts;
  private final Cursors cursors;

  Users(Acts acts, Cursors cursors) {
    this.acts = acts;
    this.cursors = cursors;
  }

  /// Creates, or lets in, whoever has this `userName`: which of the two, and whether at all, is
  /// decided by who holds the address.
  public Outcome<User> create(Caller.OfDirectory caller, ResourceRequest request) {
    return acts.perform(
        caller,
        caller.organizationId(),
        act -> {
          Reading reading = new Reading(caller.leniencies());
          Json.Obj resource =
              ValueRules.of(caller, reading).held(Json.Obj.EMPTY, request.resource());
          return new UserCreation(act.readWith(both(request.leniencies(), reading)), caller)
              .create(UserReader.of(caller).read(resource))
              .map(row -> user(act.sql(), caller, row, mayHaveGroups(caller)));
        });
  }

  /// @param withGroups whether the groups are read too
  public Outcome<User> get(Caller.OfDirectory caller, String id, boolean withGroups) {
    if (!Act.couldBeId(id)) {
      return unknown(caller, id);
    }
    Optional<User> found =
        acts.read(
            sql -> Act.users(sql, caller).find(id).map(row -> user(sql, caller, row, withGroups)));
    return found
        .<Outcome<User>>map(Outcome::done)
        .orElseGet(() ->
            acts.perform(caller, caller.organizationId(), act -> Hidden.refuse(act, caller, id)));
  }

  /// In the order in which they became Users, unless another order is asked for.
  public Outcome<Page<User>> find(Caller.OfDirectory caller, Listing listing) {
    return new Paging(acts, cursors, caller, caller.types().user(), dropped(caller))
        .page(
            listing,
            (sql, asked) -> new UserPages(Act.users(sql, caller), Act.groupOwner(caller), asked),
            (sql, rows) -> users(sql, caller, rows, listing.withReferences()));
  }

  private static Set<String> dropped(Caller.OfDirectory caller) {
    return caller.types().user().attributes().stream()
        .map(Attribute::name)
        .filter(
            name -> !ALWAYS_SHOWN.contains(name) && !caller.preset().documentAttributes().has(name))
        .collect(Collectors.toSet());
  }

  /// PUT: what the request does not name is taken away.
  public Outcome<User> replace(
      Caller.OfDirectory caller,
      String id,
      ResourceRequest request,
      Expected expected,
      boolean withGroups) {
    return change(
        caller,
        id,
        expected,
        withGroups,
        request.leniencies(),
        (stored, reading) ->
            Replacement.of(
                stored,
                UserWriter.of(caller).keepingMembership(request, stored),
                caller.types().user(),
                reading));
  }

  /// All of the request is done or nothing.
  public Outcome<User> patch(
      Caller.OfDirectory caller,
      String id,
      PatchRequest request,
      Expected expected,
      boolean withGroups) {
    return change(
        caller,
        id,
        expected,
        withGroups,
        request.leniencies(),
        (stored, reading) -> {
          ResourceType type = caller.types().user();
          Json.Obj patched = Patch.apply(stored, request.operations(), type, reading);
          Immutable.check(stored, patched, type);
          return caller
              .preset()
              .roles()
              .map(spelling -> new RoleReader(spelling).settled(stored, patched))
              .orElse(patched);
        });
  }

  private Outcome<User> change(
      Caller.OfDirectory caller,
      String id,
      Expected expected,
      boolean withGroups,
      List<Leniency> leniencies,
      BiFunction<Json.Obj, Reading, Json.Obj> change) {
    return onUser(
        caller,
        id,
        expected,
        (act, row) -> {
          UserReader reader = UserReader.of(caller);
          UserWriter writer = UserWriter.of(caller);
          Json.Obj stored = writer.stored(row);
          Json.Obj hidden = writer.hidden(row);
          Reading reading = new Reading(caller.leniencies());
          Json.Obj wanted = change.apply(stored, reading);
          UserAttributes after =
              reader.read(ValueRules.of(caller, reading).held(stored, wanted)).with(hidden);
          boolean deactivates =
              row.account().isDisabled() && saysInactive(change, stored, caller.leniencies());
          return new UserChange(act.readWith(both(leniencies, reading)), caller, deactivates)
              .change(row, reader.read(stored).with(hidden), after)
              .map(changed -> user(act.sql(), caller, changed, withGroups));
        });
  }

  /// Whether a change makes inactive who is active.
  private static boolean saysInactive(
      BiFunction<Json.Obj, Reading, Json.Obj> change, Json.Obj stored, Leniencies leniencies) {
    Json.Obj active = stored.with("active", Json.bool(true));
    return change
        .apply(active, new Reading(leniencies))
        .bool("active")
        .filter(stays -> !stays)
        .isPresent();
  }

  private static List<Leniency> both(List<Leniency> read, Reading reading) {
    return Stream.concat(read.stream(), reading.taken().stream()).toList();
  }

  /// What this means is the preset's.
  ///
  /// @return the id
  public Outcome<String> delete(Caller.OfDirectory caller, String id, Expected expected) {
    return onUser(
        caller,
        id,
        expected,
        (act, row) ->
            switch (caller.preset().deleteMeans()) {
              case SEVER -> sever(act, caller, id, row);
              case RECORD_GOES, RECORD_GOES_AND_DISABLES ->
                  new RecordDeletion(act, caller).delete(row);
            });
  }

  private static Outcome<String> sever(Act act, Caller.OfDirectory caller, String id, UserRow row) {
    Optional<Refusal> last =
        Severance.lastAdministrator(act, row.account(), row.membership(), Optional.empty());
    if (last.isPresent()) {
      return act.refuse(caller.organizationId(), last.get(), Subject.of(row.account()));
    }
    Severance.sever(act, row.account(), row.membership());
    return Outcome.done(id);
  }

  /// The User of this version, held until the transaction ends.
  private <T> Outcome<T> onUser(
      Caller.OfDirectory caller, String id, Expected expected, OnUser<T> work) {
    if (!Act.couldBeId(id)) {
      return unknown(caller, id);
    }
    return acts.perform(
        caller,
        caller.organizationId(),
        act ->
            act.users(caller)
                .lock(id)
                .map(row ->
                    expected.includes(row.record().version())
                        ? work.apply(act, row)
                        : Stale.<T>refuse(act, caller, row))
                .orElseGet(() -> Hidden.refuse(act, caller, id)));
  }

  /// What could be nobody's id.
  private <T> Outcome<T> unknown(Caller.OfDirectory caller, String id) {
    String organizationId = caller.organizationId();
    return acts.perform(
        caller,
        organizationId,
        act -> act.refuse(organizationId, new Refusal.Unknown("User", id), Subject.NONE));
  }

  private interface OnUser<T> {
    Outcome<T> apply(Act act, UserRow row);
  }

  /// Whether somebody who has just become a User may be in groups: a directory's own groups hold
  /// its own Users only, who may be those that came back.
  private static boolean mayHaveGroups(Caller.OfDirectory caller) {
    return caller.preset().userIs() == Preset.UserIs.MEMBERSHIP
        || caller.preset().creation().ofInactive() == Preset.CreateOfInactive.REACTIVATE;
  }

  private static User user(
      DSLContext sql, Caller.OfDirectory caller, UserRow row, boolean withGroups) {
    return users(sql, caller, List.of(row), withGroups).getFirst();
  }

  private static List<User> users(
      DSLContext sql, Caller.OfDirectory caller, List<UserRow> rows, boolean withGroups) {
    UserWriter writer = UserWriter.of(caller);
    Function<UserRow, String> account = row -> row.account().id();
    Fitting<UserRow, GroupReferences.InGroup> fitting =
        withGroups
            ? Fitting.of(rows, account, new GroupReferences(sql, Act.groupOwner(caller))::groupsOf)
            : new Fitting<>(rows, Map.of());
    return fitting.rows().stream()
        .map(row ->
            writer.user(row, fitting.references().getOrDefault(account.apply(row), List.of())))
        .toList();
  }
}
