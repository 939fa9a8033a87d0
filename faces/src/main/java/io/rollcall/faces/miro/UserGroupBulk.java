package io.rollcall.faces.miro;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Platform;
import io.rollcall.platform.UserGroupMembers;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.stream.Stream;

/// Many people into a user group and out of it at once. What can be done is done, and the answer
/// (207) says what became of everybody.
record UserGroupBulk(Platform platform) {
  private static final String COMING = "membersToAdd";
  private static final String GOING = "membersToRemove";
  private static final int MOST_MEMBERS = 500;

  /// It costs for each of its items.
  MiroRoute route(String template) {
    return MiroRoute.of("PATCH", template, Level.L1, this::change).perItem(UserGroupBulk::items);
  }

  private static int items(MiroCall call) {
    return call.texts(COMING).size() + call.texts(GOING).size();
  }

  private WireAnswer change(MiroCall call) {
    int items = items(call);
    if (items < 1 || items > MOST_MEMBERS) {
      throw MiroError.invalid(
              "%s and %s name 1 to %d people in all, by id or e-mail; these are %d."
                  .formatted(COMING, GOING, MOST_MEMBERS, items))
          .refusal();
    }
    List<UserGroupMembers.Item> done =
        MiroError.done(
            platform
                .userGroups()
                .members()
                .change(
                    call.caller(),
                    call.organization(),
                    call.variable("group"),
                    call.texts(COMING),
                    call.texts(GOING)));
    return MiroAnswers.several(
        Json.array(Stream.of(true, false).flatMap(coming -> results(done, coming)).toList()));
  }

  /// What was done in one result, and a result for each that was refused.
  private static Stream<Json.Obj> results(List<UserGroupMembers.Item> all, boolean isComing) {
    String operation = isComing ? "addMembers" : "removeMembers";
    List<UserGroupMembers.Item> items =
        all.stream().filter(item -> item.isComing() == isComing).toList();
    List<String> done =
        items.stream()
            .filter(item -> item.refusal().isEmpty())
            .map(UserGroupMembers.Item::who)
            .toList();
    Stream<Json.Obj> refused =
        items.stream()
            .flatMap(item ->
                item.refusal().stream()
                    .map(MiroError::of)
                    .map(error ->
                        result(operation, error.status(), List.of(item.who()))
                            .put("error", error.json())
                            .build()));
    return Stream.concat(
        done.isEmpty() ? Stream.of() : Stream.of(result(operation, 200, done).build()), refused);
  }

  private static Json.Builder result(String operation, int status, List<String> people) {
    return Json.object()
        .put("operation", operation)
        .put("status", status)
        .put("affectedUsers", Json.strings(people));
  }
}
