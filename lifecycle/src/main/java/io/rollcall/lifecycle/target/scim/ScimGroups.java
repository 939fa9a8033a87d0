package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Groups over SCIM: a question or an act for each method.
public final class ScimGroups {
  /// The classes of calls, as rates name them.
  public static final String LIST = "groups.list";

  public static final String READ = "groups.read";
  public static final String CREATE = "groups.create";

  /// A change of less than {@link #SMALL_BYTES}, and any other: some servers count them apart.
  public static final String SMALL_CHANGE = "groups.change.small";

  public static final String LARGE_CHANGE = "groups.change.large";

  private static final int SMALL_BYTES = 500;
  private static final String GROUPS = "Groups";
  private static final String MEMBERS = "members";
  private static final String DISPLAY_NAME = "displayName";

  private final HttpCaller caller;
  private final Dialect dialect;
  private final ScimAnswers answers;

  public ScimGroups(HttpCaller caller, Dialect dialect) {
    this.caller = caller;
    this.dialect = dialect;
    this.answers = new ScimAnswers(caller.endpoint(), dialect, new UserForm(dialect, new Emails()));
  }

  /// Every group with its members, none twice. A server whose lists show nobody in any group may
  /// leave members out of lists (RFC 7644 §3.4.2 allows it), and is asked for each group.
  ///
  /// @param name the target's name in the configuration
  public List<TargetGroup> all(String name, int pageSize) {
    List<TargetGroup> listed =
        new Pages<>(name, GROUPS, start -> page(start, pageSize), this::groups, TargetGroup::id)
            .read();
    return listed.stream().allMatch(group -> group.members().isEmpty())
        ? listed.stream().map(group -> read(group.id()).orElse(group)).toList()
        : listed;
  }

  private ListResponse page(long startIndex, int count) {
    return answers.list(
        caller.send(
            Call.get(LIST, Call.path(GROUPS))
                .with("startIndex", Long.toString(startIndex))
                .with("count", Integer.toString(count))));
  }

  public Optional<TargetGroup> read(String groupId) {
    HttpAnswer answer = caller.send(Call.get(READ, Call.path(GROUPS, groupId)));
    return answer.status() == 404 ? Optional.empty() : Optional.of(group(answer));
  }

  private List<TargetGroup> groups(ListResponse page) {
    return page.resources().stream()
        .map(group -> read(group).orElseThrow(() -> trouble(Kind.TRANSIENT, "lists", group)))
        .toList();
  }

  private TargetGroup group(HttpAnswer answer) {
    Json.Obj body = answer.succeeded() ? answer.object().orElse(Json.Obj.EMPTY) : Json.Obj.EMPTY;
    return read(body)
        .orElseThrow(() ->
            new TargetTrouble(
                Kind.TRANSIENT,
                "%s: %s answers %s with something that is no Group: %s"
                    .formatted(
                        caller.endpoint().name(),
                        answer.request(),
                        answer.status(),
                        answer.excerpt())));
  }

  private TargetTrouble trouble(Kind kind, String does, Json.Obj group) {
    return new TargetTrouble(
        kind, "%s %s a Group without an id: %s".formatted(caller.endpoint().name(), does, group));
  }

  private static Optional<TargetGroup> read(Json.Obj group) {
    Set<String> members = new LinkedHashSet<>();
    group.objects(MEMBERS).forEach(member -> member.string("value").ifPresent(members::add));
    return group
        .string("id")
        .map(id -> new TargetGroup(id, group.string(DISPLAY_NAME).orElse(""), members));
  }

  public GroupAnswer create(String name, List<String> members) {
    Json.Builder group =
        Json.object()
            .put("schemas", Json.strings(List.of(Schemas.GROUP_URN)))
            .put(DISPLAY_NAME, name);
    if (!members.isEmpty()) {
      group.put(MEMBERS, values(members));
    }
    Call call = Call.post(CREATE, Call.path(GROUPS), group.build()).expecting(403);
    try {
      return created(name, caller.send(call));
    } catch (TargetTrouble trouble) {
      if (trouble.kind() != Kind.POSTPONED) {
        throw trouble;
      }
    }
    try {
      // What the server was asked to create may be there.
      Optional<TargetGroup> there = find(name);
      return there.isPresent()
          ? new GroupAnswer.Done(there.get().id())
          : created(name, caller.send(call));
    } catch (TargetTrouble trouble) {
      throw new TargetTrouble(
          Kind.IN_DOUBT,
          "%s: creating the group %s was answered with 503, not now, and then: %s It may have been done all the same; the next run looks it up."
              .formatted(caller.endpoint().name(), name, trouble.text()));
    }
  }

  private Optional<TargetGroup> find(String name) {
    String filter = "displayName eq " + JsonCodec.text(Json.string(name));
    List<TargetGroup> found =
        groups(answers.list(caller.send(Call.get(LIST, Call.path(GROUPS)).with("filter", filter))));
    if (found.size() > 1 || found.stream().anyMatch(one -> !one.name().equalsIgnoreCase(name))) {
      throw new TargetTrouble(
          Kind.TRANSIENT,
          "asked for the group %s, it answers with %s groups, the first of them %s."
              .formatted(name, found.size(), found.getFirst().name()));
    }
    return found.stream().findFirst();
  }

  private GroupAnswer created(String name, HttpAnswer answer) {
    Optional<String> id =
        answer.succeeded() ? answer.object().flatMap(body -> body.string("id")) : Optional.empty();
    if (answer.succeeded() && id.isEmpty()) {
      throw new TargetTrouble(
          Kind.IN_DOUBT,
          "%s: creating the group %s was answered with %s and without its id: %s"
              .formatted(caller.endpoint().name(), name, answer.status(), answer.excerpt()));
    }
    return id.<GroupAnswer>map(GroupAnswer.Done::new).orElseGet(() -> refusal(answer));
  }

  public GroupAnswer rename(String groupId, String name) {
    return change(groupId, List.of(operation(dialect.replace(), DISPLAY_NAME, Json.string(name))));
  }

  public GroupAnswer add(String groupId, List<String> members) {
    return change(groupId, List.of(operation(dialect.add(), MEMBERS, values(members))));
  }

  public GroupAnswer remove(String groupId, List<String> members) {
    return change(groupId, dialect.removals(MEMBERS, members));
  }

  private GroupAnswer change(String groupId, List<Json.Obj> operations) {
    Json.Obj body =
        Json.object()
            .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
            .put("Operations", operations)
            .build();
    int bytes = JsonCodec.text(body).getBytes(StandardCharsets.UTF_8).length;
    String rate = bytes < SMALL_BYTES ? SMALL_CHANGE : LARGE_CHANGE;
    HttpAnswer answer =
        caller.send(Call.patch(rate, Call.path(GROUPS, groupId), body).expecting(403));
    return answer.succeeded() ? new GroupAnswer.Done(groupId) : refusal(answer);
  }

  private GroupAnswer refusal(HttpAnswer answer) {
    String text =
        answer.json().flatMap(ScimError::read).map(ScimError::detail).orElse(answer.excerpt());
    return new GroupAnswer.Refused(answer.status(), text);
  }

  private static Json.Obj operation(String op, String path, Json value) {
    return Json.object().put("op", op).put("path", path).put("value", value).build();
  }

  static Json values(List<String> members) {
    return Json.array(members.stream().map(id -> Json.object().put("value", id).build()).toList());
  }
}
